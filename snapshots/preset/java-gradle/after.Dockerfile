FROM eclipse-temurin:21-jdk AS build
WORKDIR /app
COPY settings.gradle gradlew build.gradle ./
COPY gradle gradle/
RUN ./gradlew --no-daemon dependencies
COPY . .
RUN ./gradlew bootJar --no-daemon

FROM gcr.io/distroless/java21-debian13
WORKDIR /app
COPY --from=build /app/build/libs/shelf-0.3.0.jar /app/build/libs/shelf-0.3.0.jar
EXPOSE 8080
USER 65532:65532
CMD ["build/libs/shelf-0.3.0.jar"]
