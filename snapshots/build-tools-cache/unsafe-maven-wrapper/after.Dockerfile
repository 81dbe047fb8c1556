FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN ./mvnw -B package && cp target/a.jar /a.jar \
    && rm -rf ~/.m2/repository
CMD ["java", "-jar", "/a.jar"]
