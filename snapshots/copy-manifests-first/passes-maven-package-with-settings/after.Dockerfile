FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
RUN mkdir -p /root/.m2 && echo '<settings/>' > /root/.m2/settings.xml
COPY . .
RUN mvn -B package

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/shop.jar /shop.jar
CMD ["java", "-jar", "/shop.jar"]
