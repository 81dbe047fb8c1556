FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY . .
RUN ./gradlew --version
RUN ./gradlew --no-daemon installDist

FROM eclipse-temurin:21-jre
COPY --from=build /src/build/install/shop /opt/shop
CMD ["/opt/shop/bin/shop"]
