FROM sbtscala/scala-sbt:eclipse-temurin-21.0.2_13_1.10.0_3.4.2 AS build
WORKDIR /src
COPY . .
RUN sbt -Dsbt.color=false update
RUN sbt stage

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/universal/stage /opt/shop
CMD ["/opt/shop/bin/shop"]
