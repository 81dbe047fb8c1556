FROM maven:3.6-jdk-8 AS build
RUN mvn package
FROM golang:1.20 AS tool
RUN go install example.com/tool@latest
FROM eclipse-temurin:21-jre
COPY --from=build /target/app.jar /app.jar
