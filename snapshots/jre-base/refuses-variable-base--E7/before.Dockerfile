ARG JDK_TAG
FROM eclipse-temurin:${JDK_TAG}
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]
