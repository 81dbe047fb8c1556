FROM ghcr.io/somebody/app:latest AS app
FROM somebody/tool
