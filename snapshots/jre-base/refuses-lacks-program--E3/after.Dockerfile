FROM openjdk:8-jdk
RUN git clone --depth 1 https://github.com/example/conf.git /conf
COPY app.jar /
CMD ["java", "-jar", "/app.jar"]
