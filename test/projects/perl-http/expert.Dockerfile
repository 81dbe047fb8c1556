FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends libhttp-daemon-perl libjson-perl perl \
    && rm -rf /var/lib/apt/lists/*
ENV PERL5LIB=/srv/dice/lib
WORKDIR /srv/dice
COPY lib ./lib
COPY bin ./bin
USER nobody
EXPOSE 3500
CMD ["perl", "bin/dice.pl"]
