FROM eclipse-temurin:17-jdk@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]
