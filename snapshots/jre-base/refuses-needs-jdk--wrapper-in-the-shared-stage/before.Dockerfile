FROM eclipse-temurin:17 AS base
WORKDIR /app

FROM base AS build
COPY . .
RUN ./gradlew bootJar

FROM base
COPY --from=build /app/build/libs/app.jar .
CMD ["java", "-jar", "app.jar"]
