# syntax=docker/dockerfile:1
FROM node:20-slim
RUN <<EOF
set -e
apt-get update
apt-get install -y git
rm -rf /var/lib/apt/lists/*
git --version
EOF
