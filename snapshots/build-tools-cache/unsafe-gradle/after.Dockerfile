FROM eclipse-temurin:21-jdk
WORKDIR /app
COPY . .
RUN ./gradlew --no-daemon bootJar \
    && rm -rf ~/.gradle/caches
CMD ["java", "-jar", "build/libs/app.jar"]
