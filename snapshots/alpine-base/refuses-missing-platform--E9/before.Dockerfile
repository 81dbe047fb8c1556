FROM --platform=linux/s390x eclipse-temurin:21-jre
CMD ["java", "-version"]
