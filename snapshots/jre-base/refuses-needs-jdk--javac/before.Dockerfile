FROM openjdk:11
WORKDIR /src
COPY . .
RUN javac Main.java
CMD ["java", "Main"]
