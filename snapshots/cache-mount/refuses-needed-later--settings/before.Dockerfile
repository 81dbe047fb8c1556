FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /app
COPY pom.xml settings.xml ./
RUN mvn -s settings.xml -B dependency:go-offline && rm settings.xml
COPY src src
RUN mvn -B package
FROM eclipse-temurin:17-jre
COPY --from=build /app/target/app.jar /app.jar
CMD ["java","-jar","/app.jar"]
