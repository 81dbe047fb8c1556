FROM sbtscala/scala-sbt:eclipse-temurin-21.0.2_13_1.10.0_3.4.2 AS build
WORKDIR /src
COPY build.sbt ./
COPY api/build.sbt api/
COPY core/settings.sbt core/
COPY project project/
RUN sbt -batch update
COPY . .
RUN sbt stage

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/universal/stage /opt/shop
CMD ["/opt/shop/bin/shop"]
