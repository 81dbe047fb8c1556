FROM eclipse-temurin:17-jdk
WORKDIR /app
COPY . /app
RUN javac -d classes src/com/example/Main.java && jar --create --file app.jar --main-class com.example.Main -C classes .
CMD java -jar app.jar
