FROM sbtscala/scala-sbt:eclipse-temurin-alpine-21.0.2_13_1.9.9_3.4.0 AS build
WORKDIR /build
COPY . .
RUN sbt "set test in assembly := {}" clean assembly

FROM eclipse-temurin:21.0.2_13-jre-alpine
WORKDIR /build
COPY --from=build /build/target/scala-3.4.0/ledger.jar /build/target/scala-3.4.0/ledger.jar
CMD ["java", "-XX:MaxRAMPercentage=70", "-jar", "target/scala-3.4.0/ledger.jar"]
