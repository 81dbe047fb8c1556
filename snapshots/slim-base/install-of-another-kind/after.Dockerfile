FROM node:20-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/*
RUN apt-get update && apt-get install -y --only-upgrade openssl
RUN git clone https://example.com/x /x
CMD ["node", "/x/app.js"]
