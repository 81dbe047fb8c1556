FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package
RUN java -Djarmode=tools -jar target/orders-1.jar extract --layers --destination layers
CMD ["java", "-jar", "layers/application/orders-1.jar"]
