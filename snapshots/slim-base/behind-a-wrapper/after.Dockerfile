FROM node:20-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/*
COPY app.js /
CMD ["flock", "/run/lock", "git", "pull"]
