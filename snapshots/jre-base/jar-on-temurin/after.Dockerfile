FROM eclipse-temurin:17-jre-jammy
WORKDIR /app
COPY target/app.jar app.jar
EXPOSE 8080
HEALTHCHECK CMD curl -fs http://localhost:8080/health || exit 1
ENTRYPOINT ["java", "-Xmx256m", "-jar", "app.jar"]
