FROM debian:12
RUN --mount=type=cache,target=/root/.cache/pip apt-get update && apt-get install -y python3-pip
ARG X
RUN apt-get install -y vim
