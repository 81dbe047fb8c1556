#
# Build
#
FROM maven:3.9-eclipse-temurin-21 AS build
# what it is made of
COPY pom.xml /home/app/
RUN mvn -f /home/app/pom.xml dependency:go-offline
COPY src /home/app/src
RUN mvn -f /home/app/pom.xml clean package

#
# Package
#
FROM eclipse-temurin:21-jre
COPY --from=build /home/app/target/shop.jar /shop.jar
ENTRYPOINT ["java", "-jar", "/shop.jar"]
