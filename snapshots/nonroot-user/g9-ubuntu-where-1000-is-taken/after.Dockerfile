FROM ubuntu:24.04
RUN apt-get update &&\
  apt-get install -y --no-install-recommends openjdk-21-jre-headless &&\
  rm -rf /var/lib/apt/lists/*
RUN groupadd --gid 10001 app && \
  useradd --uid 10001 --gid app --create-home app
COPY app.jar /opt/app/app.jar
USER 10001:10001
CMD ["java", "-jar", "/opt/app/app.jar"]
