FROM node:20 AS builder
RUN npm --version
FROM nginx:1.25
COPY --from=builder /app /usr/share/nginx/html
