FROM eclipse-temurin:21-jdk
WORKDIR /src
COPY . .
RUN chmod +x mvnw
RUN ./mvnw dependency:go-offline
RUN ./mvnw package
CMD ["java", "-jar", "target/shop.jar"]
