FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package
RUN java -Djarmode=tools -jar target/*.jar extract
CMD ["java", "-jar", "orders-1.4.0/orders-1.4.0.jar"]
