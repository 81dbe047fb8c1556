FROM ubuntu:22.04 AS base
RUN apt-get update && apt-get install -y curl \
    && rm -rf /var/lib/apt/lists/*

FROM base AS dev
RUN apt-get update && apt-get install -y vim \
    && rm -rf /var/lib/apt/lists/*

FROM base
RUN apt-get update && apt-get install -y nano \
    && rm -rf /var/lib/apt/lists/*
CMD ["bash"]
