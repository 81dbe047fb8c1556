FROM maven:3.9-eclipse-temurin-17
WORKDIR /app
COPY pom.xml .
RUN mvn -B dependency:go-offline
COPY . .
ENTRYPOINT ["./docker-entrypoint.sh"]
