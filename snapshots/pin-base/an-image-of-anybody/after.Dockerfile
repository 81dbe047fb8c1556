FROM ghcr.io/somebody/app:v1.4.2 AS app
FROM somebody/tool:3
