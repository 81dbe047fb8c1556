FROM eclipse-temurin:21-jre-noble
COPY app.jar /app/app.jar
ENTRYPOINT exec java -Xmx256m -jar /app/app.jar
