FROM sbtscala/scala-sbt:eclipse-temurin-alpine-21.0.2_13_1.9.9_3.4.0
WORKDIR /build
COPY . .
RUN sbt "set test in assembly := {}" clean assembly
CMD ["java", "-XX:MaxRAMPercentage=70", "-jar", "target/scala-3.4.0/ledger.jar"]
