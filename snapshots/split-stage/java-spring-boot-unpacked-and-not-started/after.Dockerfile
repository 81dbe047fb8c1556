FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests
RUN java -Djarmode=tools -jar target/orders-1.4.0.jar list-layers
RUN java -Djarmode=tools -jar target/*.jar extract --layers --launcher --destination target/layers

FROM eclipse-temurin:21-jre-noble
WORKDIR /app
COPY --from=build /app/target/orders-1.4.0.jar /app/target/orders-1.4.0.jar
CMD ["java", "-jar", "target/orders-1.4.0.jar"]
