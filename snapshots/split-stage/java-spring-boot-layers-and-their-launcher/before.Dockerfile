FROM maven:3.8-eclipse-temurin-17
WORKDIR /src
COPY pom.xml .
COPY src src
RUN mvn -B package -DskipTests
RUN java -Djarmode=layertools -jar target/orders-1.4.0.jar extract --destination target/layers
RUN mkdir -p /opt/orders && cp -r target/layers/dependencies/. target/layers/spring-boot-loader/. target/layers/snapshot-dependencies/. target/layers/application/. /opt/orders/
WORKDIR /opt/orders
CMD ["java", "org.springframework.boot.loader.JarLauncher"]
