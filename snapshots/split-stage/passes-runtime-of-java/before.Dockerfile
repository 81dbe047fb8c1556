FROM eclipse-temurin:17-jre
WORKDIR /app
COPY app.jar .
RUN mkdir logs
CMD ["java", "-jar", "app.jar"]
