FROM openjdk:8-jdk-alpine
COPY app.jar /
CMD ["/usr/lib/jvm/java-1.8-openjdk/bin/java", "-jar", "/app.jar"]
