ARG JAVA_VERSION=17
FROM eclipse-temurin:${JAVA_VERSION}-jdk-alpine
COPY app.jar /app.jar
CMD ["java", "-jar", "/app.jar"]
