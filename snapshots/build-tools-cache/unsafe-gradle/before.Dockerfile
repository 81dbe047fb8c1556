FROM eclipse-temurin:21-jdk
WORKDIR /app
COPY . .
RUN ./gradlew --no-daemon bootJar
CMD ["java", "-jar", "build/libs/app.jar"]
