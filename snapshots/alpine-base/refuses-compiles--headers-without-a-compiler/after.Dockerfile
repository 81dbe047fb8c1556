FROM node:24
RUN apt-get update \
    && apt-get install -y --no-install-recommends ruby ruby-dev \
    && rm -rf /var/lib/apt/lists/*
CMD ["node", "--version"]
