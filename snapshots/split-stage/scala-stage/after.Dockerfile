FROM sbtscala/scala-sbt:eclipse-temurin-21.0.5_11_1.10.7_3.6.2 AS build
WORKDIR /app
COPY . .
RUN sbt stage

FROM eclipse-temurin:21.0.5_11-jre
WORKDIR /app
COPY --from=build /app/target/universal/stage /app/target/universal/stage
EXPOSE 9000
CMD ["target/universal/stage/bin/word-count", "-Dhttp.port=9000"]
