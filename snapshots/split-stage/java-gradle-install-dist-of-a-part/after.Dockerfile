FROM eclipse-temurin:17-jdk-alpine AS build
WORKDIR /src
COPY . .
RUN ./gradlew :api:installDist -x test

FROM eclipse-temurin:17-jre-alpine
WORKDIR /src
COPY --from=build /src/api/build/install/gateway /src/api/build/install/gateway
COPY --from=build /src/routes /src/routes
EXPOSE 8080
CMD ["/src/api/build/install/gateway/bin/gateway"]
