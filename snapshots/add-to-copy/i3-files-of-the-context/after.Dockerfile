FROM eclipse-temurin:21-jre
COPY target/app.jar /app.jar
COPY *.conf /etc/app/
COPY src /src
COPY missing.txt /etc/app/
