FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -B package -DskipTests

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/shop-1.0.jar /shop.jar
CMD ["java", "-jar", "/shop.jar"]
