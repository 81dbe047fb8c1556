FROM eclipse-temurin:21
ARG JAR=target/*.jar
COPY ${JAR} /app.jar
CMD ["java", "-jar", "/app.jar"]
