ARG JAVA_VERSION=17
FROM eclipse-temurin:${JAVA_VERSION}-jre-alpine
COPY app.jar /app.jar
CMD ["java", "-jar", "/app.jar"]
