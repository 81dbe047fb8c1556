FROM node:20-slim

RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates git \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
RUN git clone https://example.com/tool.git /opt/tool
COPY . .
CMD ["node", "server.js"]
