FROM amazoncorretto:21
WORKDIR /app
COPY target/app.jar app.jar
RUN install -d -o 10001 -g 10001 /app
USER 10001:10001
CMD ["java", "-jar", "app.jar"]
