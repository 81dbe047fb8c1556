FROM openjdk:11-jre-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends unzip \
    && rm -rf /var/lib/apt/lists/*
ADD https://example.com/app.zip /app.zip
RUN unzip /app.zip -d /app
CMD ["java", "-jar", "/app/app.jar"]
