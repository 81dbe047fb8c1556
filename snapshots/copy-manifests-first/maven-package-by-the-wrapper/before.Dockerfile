FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY --chown=1000 . .
ENV TZ=UTC
RUN ./mvnw --batch-mode verify

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/shop.jar /shop.jar
CMD ["java", "-jar", "/shop.jar"]
