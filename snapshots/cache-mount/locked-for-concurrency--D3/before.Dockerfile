FROM maven:3.9-eclipse-temurin-17 AS build
COPY . .
RUN mvn -B package

FROM gradle:8-jdk17 AS other
COPY . .
RUN gradle build --no-daemon

FROM eclipse-temurin:17-jre
COPY --from=build /target/app.jar /app.jar
CMD ["java", "-jar", "/app.jar"]
