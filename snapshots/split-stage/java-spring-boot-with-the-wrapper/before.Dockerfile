FROM eclipse-temurin:17-jdk-jammy
WORKDIR /workspace
COPY .mvn/ .mvn
COPY mvnw pom.xml ./
RUN chmod +x mvnw && ./mvnw dependency:go-offline
COPY src ./src
COPY config ./config
RUN ./mvnw package -DskipTests
RUN mv target/*.jar app.jar
HEALTHCHECK CMD java -version
CMD exec java $JAVA_OPTS -jar app.jar --spring.config.location=config/
