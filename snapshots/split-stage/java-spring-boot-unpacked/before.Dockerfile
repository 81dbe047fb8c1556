FROM maven:3.9-eclipse-temurin-21
WORKDIR /app
COPY . .
RUN mvn -B package -DskipTests
RUN java -Djarmode=tools -jar target/orders-1.4.0.jar extract --destination unpacked
EXPOSE 8080
ENTRYPOINT ["java", "-jar", "unpacked/orders-1.4.0.jar"]
