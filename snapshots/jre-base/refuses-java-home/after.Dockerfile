FROM openjdk:8-jdk-alpine
COPY ca.crt /tmp/
RUN keytool -importcert -noprompt -file /tmp/ca.crt -keystore $JAVA_HOME/jre/lib/security/cacerts -storepass changeit
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]
