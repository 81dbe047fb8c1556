FROM sbtscala/scala-sbt:eclipse-temurin-alpine-21.0.2_13_1.9.9_3.4.0
WORKDIR /app
COPY . .
RUN sbt stage
EXPOSE 9000
CMD ["target/universal/stage/bin/word-count", "-Dhttp.port=9000"]
