FROM eclipse-temurin:21-jre
ADD target/app.jar /app.jar
ADD *.conf /etc/app/
ADD src /src
ADD missing.txt /etc/app/
