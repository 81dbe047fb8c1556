FROM eclipse-temurin:17-jdk-alpine
WORKDIR /src
COPY . .
RUN ./gradlew :api:installDist -x test
EXPOSE 8080
CMD ["/src/api/build/install/gateway/bin/gateway"]
