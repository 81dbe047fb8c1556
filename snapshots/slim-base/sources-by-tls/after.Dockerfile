FROM node:20-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
RUN echo "deb [signed-by=/etc/apt/keyrings/x.asc] https://example.com/debian stable main" > /etc/apt/sources.list.d/x.list \
 && apt-get update \
 && apt-get install -y --no-install-recommends x \
 && rm -rf /var/lib/apt/lists/*
COPY app.js /
CMD ["node", "/app.js"]
