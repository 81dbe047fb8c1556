FROM eclipse-temurin:17
WORKDIR /app
COPY target/dependency lib/
COPY target/classes .
ENTRYPOINT ["java", "-cp", ".:lib/*", "com.example.Main"]
