FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw dependency:go-offline
RUN ./mvnw package

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/shop-1.0.jar /shop.jar
CMD ["java", "-jar", "/shop.jar"]
