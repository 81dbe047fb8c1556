FROM maven:3.9-eclipse-temurin-17
COPY repo /root/.m2/repository
RUN mvn -B package
