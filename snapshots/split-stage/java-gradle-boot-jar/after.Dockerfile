FROM gradle:8.5-jdk17 AS build
COPY . /home/gradle/orders
WORKDIR /home/gradle/orders
RUN gradle bootJar --no-daemon

FROM eclipse-temurin:17-jre-jammy AS app
WORKDIR /home/gradle/orders
COPY --from=build /home/gradle/orders/build/libs/orders.jar /home/gradle/orders/build/libs/orders.jar
EXPOSE 8080
CMD ["java", "-XX:MaxRAMPercentage=75", "-jar", "/home/gradle/orders/build/libs/orders.jar"]
