FROM eclipse-temurin:17-jdk AS build
WORKDIR /app
COPY . /app
RUN javac -d classes src/com/example/Main.java && jar --create --file app.jar --main-class com.example.Main -C classes .

FROM eclipse-temurin:17-jre
WORKDIR /app
COPY --from=build /app/app.jar /app/app.jar
CMD java -jar app.jar
