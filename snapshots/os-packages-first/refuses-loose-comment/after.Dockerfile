FROM debian:12
WORKDIR /app
COPY . .

# ---- packages and all that ----

RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/*
