FROM maven:3.8-eclipse-temurin-17
WORKDIR /src
COPY . .
RUN mvn -B package -DskipTests && java -Djarmode=layertools -jar target/orders-1.4.0.jar extract
CMD ["java", "-cp", "application/BOOT-INF/classes:dependencies/BOOT-INF/lib/*:snapshot-dependencies/BOOT-INF/lib/*", "com.example.Orders"]
