FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests
RUN java -Djarmode=tools -jar target/orders-1.4.0.jar extract --destination unpacked

FROM eclipse-temurin:21-jre-noble
WORKDIR /app
COPY --from=build /app/unpacked /app/unpacked
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "unpacked/orders-1.4.0.jar"]
