FROM --platform=linux/386 eclipse-temurin:17-jdk
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]
