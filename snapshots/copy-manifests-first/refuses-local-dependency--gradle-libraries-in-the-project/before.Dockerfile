FROM gradle:8-jdk21 AS build
WORKDIR /src
COPY . .
RUN gradle dependencies
RUN gradle --no-daemon installDist

FROM eclipse-temurin:21-jre
COPY --from=build /src/build/install/shop /opt/shop
CMD ["/opt/shop/bin/shop"]
