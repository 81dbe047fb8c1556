FROM ubuntu:24.04
RUN apt-get update &&\
  apt-get install -y --no-install-recommends openjdk-21-jre-headless &&\
  rm -rf /var/lib/apt/lists/*
COPY app.jar /opt/app/app.jar
CMD ["java", "-jar", "/opt/app/app.jar"]
