FROM maven:3.9-eclipse-temurin-17-noble
WORKDIR /srv/orders
COPY pom.xml .
COPY src src
RUN mvn -q package
CMD ["java", "-jar", "target/orders-1.4.0.jar"]
