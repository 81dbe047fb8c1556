FROM sbtscala/scala-sbt:eclipse-temurin-21.0.5_11_1.10.7_3.6.2
WORKDIR /app
COPY . .
RUN sbt stage
EXPOSE 9000
CMD ["target/universal/stage/bin/word-count", "-Dhttp.port=9000"]
