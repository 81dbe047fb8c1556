FROM amazoncorretto:8-jre
COPY app.jar /app.jar
ENTRYPOINT ["java", "-cp", "/app.jar", "com.example.Main"]
