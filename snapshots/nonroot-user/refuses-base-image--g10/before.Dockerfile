FROM python:3.13-slim
RUN apt-get update && apt-get install -y --no-install-recommends gcc && rm -rf /var/lib/apt/lists/*
ENV PIP_NO_CACHE_DIR=1
