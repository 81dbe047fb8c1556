FROM eclipse-temurin:21-jre
ADD target/app.jar /app.jar
ADD *.conf start.sh /etc/app/
ADD config/*.yml /etc/app/
