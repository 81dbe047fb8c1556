FROM gcr.io/distroless/java21-debian13
COPY target/shop.jar /shop.jar
entrypoint ["/usr/bin/java", "-XX:MaxRAMPercentage=75", "-jar", "/shop.jar"]
