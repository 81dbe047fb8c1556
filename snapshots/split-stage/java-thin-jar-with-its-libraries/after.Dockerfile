FROM maven:3.9-eclipse-temurin-17-noble AS build
WORKDIR /srv/orders
COPY pom.xml .
COPY src src
RUN mvn -q package

FROM eclipse-temurin:17-jre-noble
WORKDIR /srv/orders
COPY --from=build /srv/orders /srv/orders
CMD ["java", "-jar", "target/orders-1.4.0.jar"]
