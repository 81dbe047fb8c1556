# syntax=docker/dockerfile:1
FROM node:22
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm <<'EOF'
set -e
# all of them
npm ci
npm run build
EOF
CMD ["node", "dist"]
