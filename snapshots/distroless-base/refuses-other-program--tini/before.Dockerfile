FROM eclipse-temurin:21-jre
COPY tini app.jar /
ENTRYPOINT ["/tini", "--", "java", "-jar", "/app.jar"]
