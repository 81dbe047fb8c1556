FROM amazoncorretto:21
WORKDIR /app
RUN install -d -o 10001 -g 10001 /app
COPY target/app.jar app.jar
USER 10001:10001
CMD ["java", "-jar", "app.jar"]
