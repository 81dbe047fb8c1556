FROM openjdk:11-jdk-slim AS build
RUN apt-get update && apt-get install -y maven git fontconfig && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ADD . /app
RUN mvn package

FROM openjdk:11-jre-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends fontconfig \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app/target/orders-1.4.0.jar /app/target/orders-1.4.0.jar
VOLUME /tmp
ENTRYPOINT ["java"]
CMD ["-Djava.security.egd=file:/dev/./urandom", "-jar", "/app/target/orders-1.4.0.jar"]
