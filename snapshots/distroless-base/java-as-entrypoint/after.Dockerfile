FROM gcr.io/distroless/java17-debian13
WORKDIR /app
COPY target/dependency lib/
COPY target/classes .
ENTRYPOINT ["/usr/bin/java", "-cp", ".:lib/*", "com.example.Main"]
