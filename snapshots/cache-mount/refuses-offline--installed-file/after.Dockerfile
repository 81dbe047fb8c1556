FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /app
COPY lib/ojdbc8.jar lib/
RUN mvn -B install:install-file -Dfile=lib/ojdbc8.jar -DgroupId=com.oracle -DartifactId=ojdbc8 -Dversion=19.3 -Dpackaging=jar
COPY . .
RUN mvn -B package
FROM eclipse-temurin:17-jre
COPY --from=build /app/target/app.jar /app.jar
ENTRYPOINT ["java", "-jar", "/app.jar"]
