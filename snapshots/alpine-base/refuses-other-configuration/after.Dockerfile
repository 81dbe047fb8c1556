FROM openjdk:8-jre
CMD ["java", "-version"]
