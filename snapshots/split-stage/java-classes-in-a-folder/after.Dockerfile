FROM eclipse-temurin:21-jdk AS build
WORKDIR /opt/words
COPY lib lib
COPY src src
COPY poem.txt .
RUN mkdir classes && javac -cp "lib/*" -d classes src/com/example/*.java

FROM eclipse-temurin:21-jre
WORKDIR /opt/words
COPY --from=build /opt/words/classes /opt/words/classes
COPY --from=build /opt/words/lib /opt/words/lib
COPY --from=build /opt/words/poem.txt /opt/words/poem.txt
CMD ["java", "-cp", "classes:lib/*", "com.example.Main", "poem.txt"]
