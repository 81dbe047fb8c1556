FROM gradle:8.10-jdk21 AS build
ENV JAVA_OPTS="-Xmx256m"
WORKDIR /home/gradle/mailer
COPY --link . .
RUN gradle installDist --no-daemon

FROM eclipse-temurin:21-jre-jammy
ENV JAVA_OPTS="-Xmx256m"
WORKDIR /home/gradle/mailer
COPY --from=build /home/gradle/mailer/build/install/mailer /home/gradle/mailer/build/install/mailer
USER 1000
ENTRYPOINT ["build/install/mailer/bin/mailer"]
CMD ["--queue", "outbox"]
