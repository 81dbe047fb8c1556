FROM debian:12
WORKDIR /app
COPY . .
RUN --mount=type=bind,target=/etc/apt/sources.list,source=sources.list apt-get update && apt-get install -y curl
