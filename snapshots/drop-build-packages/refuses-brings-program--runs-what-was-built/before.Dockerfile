FROM debian:12-slim
RUN apt-get update && apt-get install -y build-essential curl && curl -L https://cpanmin.us | perl - App::cpanminus && cpanm Mojolicious DBI && rm -rf /var/lib/apt/lists/*
COPY . /app
CMD ["/app/run"]
