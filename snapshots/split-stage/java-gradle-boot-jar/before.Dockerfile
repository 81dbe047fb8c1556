FROM gradle:8.5-jdk17 AS app
COPY . /home/gradle/orders
WORKDIR /home/gradle/orders
RUN gradle bootJar --no-daemon
EXPOSE 8080
CMD ["java", "-XX:MaxRAMPercentage=75", "-jar", "/home/gradle/orders/build/libs/orders.jar"]
