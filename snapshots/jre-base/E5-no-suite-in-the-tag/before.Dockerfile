FROM openjdk:11-slim
COPY build/libs/app.jar /app.jar
CMD java $JAVA_OPTS -jar /app.jar
