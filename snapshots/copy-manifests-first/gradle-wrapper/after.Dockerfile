FROM eclipse-temurin:21-jdk AS build
WORKDIR /src
COPY settings.gradle gradlew build.gradle ./
COPY gradle gradle/
RUN ./gradlew --no-daemon dependencies --refresh-dependencies
COPY . .
RUN ./gradlew --no-daemon installDist

FROM eclipse-temurin:21-jre
COPY --from=build /src/build/install/shop /opt/shop
CMD ["/opt/shop/bin/shop"]
