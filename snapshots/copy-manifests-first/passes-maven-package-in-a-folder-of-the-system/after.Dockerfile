FROM maven:3.9-eclipse-temurin-21 AS build
COPY src /src
COPY pom.xml /
RUN mvn -f /pom.xml package

FROM eclipse-temurin:21-jre
COPY --from=build /target/shop.jar /shop.jar
ENTRYPOINT ["java", "-jar", "/shop.jar"]
