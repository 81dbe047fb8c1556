FROM openjdk:11-jdk-slim
RUN apt-get update && apt-get install -y maven git fontconfig && rm -rf /var/lib/apt/lists/*
WORKDIR /app
ADD . /app
RUN mvn package
VOLUME /tmp
ENTRYPOINT ["java"]
CMD ["-Djava.security.egd=file:/dev/./urandom", "-jar", "/app/target/orders-1.4.0.jar"]
