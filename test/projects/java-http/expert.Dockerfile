FROM eclipse-temurin:17-jdk AS build
WORKDIR /app
COPY src ./src
RUN javac -d classes src/com/example/prices/*.java \
    && cp src/com/example/prices/prices.properties classes/com/example/prices/ \
    && jar --create --file prices.jar --main-class com.example.prices.Main -C classes .

FROM gcr.io/distroless/java17-debian12:nonroot
WORKDIR /app
COPY --from=build /app/prices.jar ./
EXPOSE 8080
CMD ["prices.jar"]
