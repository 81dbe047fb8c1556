FROM eclipse-temurin:17-jdk-bookworm
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]
