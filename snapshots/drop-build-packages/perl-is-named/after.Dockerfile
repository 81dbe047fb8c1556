FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends build-essential perl && cpan Mojolicious && apt-get purge -y --auto-remove build-essential && rm -rf /var/lib/apt/lists/*
COPY . /app
CMD ["perl", "/app/app.pl"]
