FROM gradle:8-jdk21 AS build
WORKDIR /src
COPY settings.gradle.kts build.gradle.kts gradle.properties gradlew ./
COPY api/build.gradle.kts api/
COPY gradle gradle/
COPY lib/core/build.gradle.kts lib/core/
RUN gradle --no-daemon dependencies
COPY . .
RUN gradle --no-daemon installDist

FROM eclipse-temurin:21-jre
COPY --from=build /src/build/install/shop /opt/shop
CMD ["/opt/shop/bin/shop"]
