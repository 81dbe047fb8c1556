FROM sbtscala/scala-sbt:eclipse-temurin-jammy-17.0.10_7_1.10.0_2.13.14
LABEL org.opencontainers.image.title="shop"
WORKDIR /srv
COPY build.sbt build.sbt
COPY project/ project/
COPY web web
COPY seed.csv /srv/seed.csv
RUN sbt clean web/stage
ENV PLAY_HTTP_SECRET_KEY_FILE=/run/secrets/play
HEALTHCHECK --interval=1m CMD test -f /srv/web/target/universal/stage/RUNNING_PID
CMD ["sh", "-c", "exec /srv/web/target/universal/stage/bin/shop -Dpidfile.path=/srv/web/target/universal/stage/RUNNING_PID"]
