FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package \
    && rm -rf ~/.m2/repository
CMD ["java", "-jar", "target/a.jar"]
