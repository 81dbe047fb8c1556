# syntax=docker/dockerfile:1
FROM debian:12-slim
COPY <<EOT /usr/local/bin/start.sh
echo started
EOT
RUN chmod +x /usr/local/bin/start.sh
