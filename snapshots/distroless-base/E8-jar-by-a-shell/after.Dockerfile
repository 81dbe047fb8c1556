FROM gcr.io/distroless/java21-debian13
COPY app.jar /app/app.jar
ENTRYPOINT ["/usr/bin/java", "-Xmx256m", "-jar", "/app/app.jar"]
