FROM eclipse-temurin:17-jdk
COPY start.sh app.jar /
CMD ["/start.sh"]
