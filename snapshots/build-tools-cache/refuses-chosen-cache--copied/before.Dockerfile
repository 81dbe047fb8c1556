FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
COPY repository /root/.m2/repository
RUN mvn -B -o package
