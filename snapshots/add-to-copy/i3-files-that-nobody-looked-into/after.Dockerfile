FROM eclipse-temurin:21-jre
COPY target/app.jar /app.jar
COPY *.conf start.sh /etc/app/
COPY config/*.yml /etc/app/
