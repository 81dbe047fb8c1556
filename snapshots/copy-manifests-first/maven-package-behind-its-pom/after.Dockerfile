FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY pom.xml .

RUN mvn dependency:go-offline

# the sources change most often
COPY src ./src
RUN mvn clean package && ls target

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/shop.jar /shop.jar
CMD ["java", "-jar", "/shop.jar"]
