FROM node:22
WORKDIR /app
COPY . .
RUN --mount=type=cache,target=/root/.npm npm ci
RUN ./build.sh
CMD ["node", "dist"]
