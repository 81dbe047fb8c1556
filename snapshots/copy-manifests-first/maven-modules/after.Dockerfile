FROM maven:3.9-eclipse-temurin-21 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn/
COPY api/pom.xml api/
COPY lib/pom.xml lib/
RUN mvn -B -ntp dependency:resolve dependency:resolve-plugins
COPY . .
RUN mvn -B package

FROM eclipse-temurin:21-jre
COPY --from=build /src/target/shop.jar /shop.jar
CMD ["java", "-jar", "/shop.jar"]
