# syntax=docker/dockerfile:1
FROM node:20-alpine
RUN <<EOF
set -e
apk add --no-cache git
git --version
EOF
