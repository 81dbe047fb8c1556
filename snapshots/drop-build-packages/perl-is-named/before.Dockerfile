FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends build-essential perl && cpan Mojolicious && rm -rf /var/lib/apt/lists/*
COPY . /app
CMD ["perl", "/app/app.pl"]
