FROM eclipse-temurin:17-jdk AS app
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]

FROM app
CMD ["bash"]
