FROM eclipse-temurin:21-jre
WORKDIR /minecraft
RUN curl -fsSL -o server.jar https://example.com/server.jar && echo eula=true > eula.txt
EXPOSE 25565
CMD ["java", "-Xmx1G", "-jar", "server.jar", "nogui"]
