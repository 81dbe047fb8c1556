FROM node:22
WORKDIR /app
RUN --mount=type=bind,source=package.json,target=package.json --mount=type=bind,source=package-lock.json,target=package-lock.json npm ci
COPY . .
CMD ["node", "server.js"]
