FROM eclipse-temurin:21-jdk
COPY app.jar /
ENV JAVA_TOOL_OPTIONS=-javaagent:/opt/agent.jar
CMD ["java", "-jar", "/app.jar"]
