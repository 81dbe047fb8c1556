FROM gradle:8-jdk21
WORKDIR /app
COPY . .
RUN gradle --no-daemon bootJar
CMD ["java", "-jar", "build/libs/app.jar"]
