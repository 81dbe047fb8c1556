FROM maven:3.8-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B package -DskipTests && java -Djarmode=layertools -jar target/orders-1.4.0.jar extract

FROM eclipse-temurin:17-jre-resolute
WORKDIR /src
COPY --from=build /src/application /src/application
COPY --from=build /src/dependencies /src/dependencies
COPY --from=build /src/snapshot-dependencies /src/snapshot-dependencies
CMD ["java", "-cp", "application/BOOT-INF/classes:dependencies/BOOT-INF/lib/*:snapshot-dependencies/BOOT-INF/lib/*", "com.example.Orders"]
