FROM eclipse-temurin:17-jdk
WORKDIR /app
COPY . .
RUN ./mvnw package
HEALTHCHECK CMD jcmd 1 VM.uptime
CMD ["java", "-jar", "target/orders-1.4.0.jar"]
