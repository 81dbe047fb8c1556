FROM eclipse-temurin:17-jre
WORKDIR /opt/app
COPY . .
ENTRYPOINT ["./docker/start.sh"]
