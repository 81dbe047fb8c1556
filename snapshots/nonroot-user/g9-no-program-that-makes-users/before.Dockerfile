FROM amazoncorretto:21
WORKDIR /app
COPY target/app.jar app.jar
CMD ["java", "-jar", "app.jar"]
