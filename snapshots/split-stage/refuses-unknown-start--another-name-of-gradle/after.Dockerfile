FROM gradle:8.10-jdk21
ENV JAVA_OPTS="-Xmx256m"
WORKDIR /home/gradle/mailer
COPY --link . .
RUN gradle installDist --no-daemon
USER 1000
ENTRYPOINT ["build/install/mailer/bin/mailer"]
CMD ["--queue", "outbox"]
