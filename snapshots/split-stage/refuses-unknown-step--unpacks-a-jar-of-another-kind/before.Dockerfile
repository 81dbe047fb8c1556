FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package
RUN java -Djarmode=layertools -jar target/orders-1.4.0.jar extract --destination layers
CMD ["java", "-jar", "target/orders-1.4.0.jar"]
