FROM maven:3-eclipse-temurin-17 AS build
COPY . /src
RUN mvn -f /src package

FROM tomcat:10-jdk17
COPY --from=build /src/target/app.war /usr/local/tomcat/webapps/
