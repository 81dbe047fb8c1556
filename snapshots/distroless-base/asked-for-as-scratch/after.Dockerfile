FROM maven:3-eclipse-temurin-21 AS build
WORKDIR /src
COPY . .
RUN mvn -q package

FROM gcr.io/distroless/java21-debian13
COPY --from=build /src/target/shop.jar /app/shop.jar
EXPOSE 8080
USER 10001:10001
CMD ["/app/shop.jar", "--server.port=8080"]
