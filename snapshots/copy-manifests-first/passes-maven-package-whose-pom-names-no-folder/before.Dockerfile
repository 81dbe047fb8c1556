#
# Build
#
FROM maven:3.9-eclipse-temurin-21 AS build
COPY src /home/app/src
# what it is made of
COPY pom.xml /home/app
RUN mvn -f /home/app/pom.xml clean package

#
# Package
#
FROM eclipse-temurin:21-jre
COPY --from=build /home/app/target/shop.jar /shop.jar
ENTRYPOINT ["java", "-jar", "/shop.jar"]
