FROM eclipse-temurin:21-jdk
WORKDIR /opt/words
COPY lib lib
COPY src src
COPY poem.txt .
RUN mkdir classes && javac -cp "lib/*" -d classes src/com/example/*.java
CMD ["java", "-cp", "classes:lib/*", "com.example.Main", "poem.txt"]
