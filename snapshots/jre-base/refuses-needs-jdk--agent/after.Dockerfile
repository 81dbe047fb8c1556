FROM eclipse-temurin:17-jdk
COPY agent.jar app.jar /
ENV JAVA_TOOL_OPTIONS=-javaagent:/agent.jar
CMD ["java", "-jar", "/app.jar"]
