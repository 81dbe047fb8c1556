ARG VARIANT=17-jdk
FROM eclipse-temurin:${VARIANT}
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]
