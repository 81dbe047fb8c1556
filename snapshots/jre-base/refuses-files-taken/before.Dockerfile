FROM eclipse-temurin:17-jdk AS base
CMD ["java", "-jar", "/app.jar"]

FROM debian:12-slim AS tools
COPY --from=base /opt/java/openjdk /jdk
RUN /jdk/bin/java -version

FROM base
COPY app.jar /
