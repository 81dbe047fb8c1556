FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests
RUN java -Djarmode=tools -jar target/orders-1.4.0.jar list-layers
RUN java -Djarmode=tools -jar target/*.jar extract --layers --launcher --destination target/layers
CMD ["java", "-jar", "target/orders-1.4.0.jar"]
