FROM nginx:1.28
COPY nginx.conf /etc/nginx/nginx.conf
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
