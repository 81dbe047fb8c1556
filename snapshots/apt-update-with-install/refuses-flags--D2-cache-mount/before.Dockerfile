FROM debian:12
RUN apt-get update
COPY . /srv
RUN --mount=type=cache,target=/var/lib/apt/lists apt-get install -y curl
