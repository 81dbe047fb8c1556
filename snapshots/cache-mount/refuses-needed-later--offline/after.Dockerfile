FROM maven:3.9-eclipse-temurin-17
COPY pom.xml .
RUN mvn -B dependency:go-offline
COPY src src
RUN mvn -B -o package
