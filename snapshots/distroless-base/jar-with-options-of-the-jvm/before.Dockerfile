FROM eclipse-temurin:21-jre-noble
COPY target/shop.jar /shop.jar
cmd ["java", "-XX:MaxRAMPercentage=75", "-jar", "/shop.jar"]
