FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY --chown=1000 pom.xml mvnw ./
COPY --chown=1000 .mvn .mvn/
RUN ./mvnw --batch-mode dependency:go-offline
COPY --chown=1000 . .
ENV TZ=UTC
RUN ./mvnw --batch-mode verify

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/shop.jar /shop.jar
CMD ["java", "-jar", "/shop.jar"]
