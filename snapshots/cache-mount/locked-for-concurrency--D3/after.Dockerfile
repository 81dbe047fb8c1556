FROM maven:3.9-eclipse-temurin-17 AS build
COPY . .
RUN --mount=type=cache,target=/root/.m2/repository,sharing=locked mvn -B package

FROM gradle:8-jdk17 AS other
COPY . .
RUN --mount=type=cache,target=/root/.gradle/caches,sharing=locked gradle build --no-daemon

FROM eclipse-temurin:17-jre
COPY --from=build /target/app.jar /app.jar
CMD ["java", "-jar", "/app.jar"]
