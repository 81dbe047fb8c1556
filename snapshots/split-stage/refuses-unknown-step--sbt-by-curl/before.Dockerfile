FROM eclipse-temurin:21-jdk-noble
WORKDIR /app
RUN curl -fsL https://example.com/sbt.tgz | tar xz -C /usr/local
COPY . .
RUN sbt stage
CMD ["target/universal/stage/bin/word-count"]
