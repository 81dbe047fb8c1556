FROM eclipse-temurin:17
WORKDIR /opt/app
COPY . .
ENTRYPOINT ["./docker/start.sh"]
