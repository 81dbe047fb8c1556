FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package
RUN mvn -B -o verify
CMD ["java", "-jar", "target/a.jar"]
