FROM debian:12
RUN --mount=type=cache,target=/root/.cache/pip apt-get update && apt-get install -y python3-pip \
    && rm -rf /var/lib/apt/lists/*
ARG X
RUN apt-get update && apt-get install -y vim \
    && rm -rf /var/lib/apt/lists/*
