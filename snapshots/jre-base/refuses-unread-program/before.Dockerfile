FROM eclipse-temurin:17-jdk
COPY . /app
CMD ["/app/bin/start.sh"]
