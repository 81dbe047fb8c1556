FROM openjdk:11-jre
ADD https://example.com/app.zip /app.zip
RUN unzip /app.zip -d /app
CMD ["java", "-jar", "/app/app.jar"]
