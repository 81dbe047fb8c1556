FROM eclipse-temurin:17-jdk-jammy AS build
WORKDIR /workspace
COPY .mvn/ .mvn
COPY mvnw pom.xml ./
RUN chmod +x mvnw && ./mvnw dependency:go-offline
COPY src ./src
COPY config ./config
RUN ./mvnw package -DskipTests
RUN mv target/*.jar app.jar

FROM eclipse-temurin:17-jre-jammy
WORKDIR /workspace
COPY --from=build /workspace/app.jar /workspace/app.jar
COPY --from=build /workspace/config /workspace/config
HEALTHCHECK CMD java -version
CMD exec java $JAVA_OPTS -jar app.jar --spring.config.location=config/
