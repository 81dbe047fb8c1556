FROM sbtscala/scala-sbt:eclipse-temurin-jammy-17.0.10_7_1.10.0_2.13.14 AS build
LABEL org.opencontainers.image.title="shop"
WORKDIR /srv
COPY build.sbt build.sbt
COPY project/ project/
COPY web web
COPY seed.csv /srv/seed.csv
RUN sbt clean web/stage

FROM eclipse-temurin:17.0.10_7-jre-jammy
WORKDIR /srv
COPY --from=build /srv/web/target/universal/stage /srv/web/target/universal/stage
COPY --from=build /srv/web/conf /srv/web/conf
COPY --from=build /srv/seed.csv /srv/seed.csv
LABEL org.opencontainers.image.title="shop"
ENV PLAY_HTTP_SECRET_KEY_FILE=/run/secrets/play
HEALTHCHECK --interval=1m CMD test -f /srv/web/target/universal/stage/RUNNING_PID
CMD ["sh", "-c", "exec /srv/web/target/universal/stage/bin/shop -Dpidfile.path=/srv/web/target/universal/stage/RUNNING_PID"]
