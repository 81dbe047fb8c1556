FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q package

# what ships
FROM eclipse-temurin:21-jdk
COPY --from=build /src/target/shop.jar /shop.jar
USER 1000:1000
CMD ["java", "-jar", "/shop.jar"]
