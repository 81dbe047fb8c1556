FROM maven:3.9-eclipse-temurin-21

WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests

# the shop asks here
EXPOSE 8080
ENV SPRING_PROFILES_ACTIVE=production
ENTRYPOINT ["java", "-jar", "target/orders-1.4.0.jar"]
