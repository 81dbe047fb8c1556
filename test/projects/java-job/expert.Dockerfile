FROM eclipse-temurin:17-jdk AS build
WORKDIR /opt/words
COPY Words.java ./
RUN javac -d classes Words.java

FROM eclipse-temurin:17-jre
WORKDIR /opt/words
COPY --from=build /opt/words/classes ./
COPY poem.txt ./
USER 10001:10001
CMD ["java", "Words", "poem.txt"]
