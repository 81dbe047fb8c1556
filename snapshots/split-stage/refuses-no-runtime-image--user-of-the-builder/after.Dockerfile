FROM gradle:8.5-jdk17
WORKDIR /home/gradle/orders
COPY . .
RUN gradle build --no-daemon
USER gradle
CMD ["java", "-jar", "build/libs/orders.jar"]
