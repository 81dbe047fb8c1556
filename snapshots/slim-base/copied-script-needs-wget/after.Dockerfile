FROM node:20-slim
ENV TZ=UTC
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates wget \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY entrypoint.sh server.js ./
ENTRYPOINT ["./entrypoint.sh"]
CMD ["node", "server.js"]
