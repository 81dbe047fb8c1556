FROM node:20-bookworm AS build
WORKDIR /usr/src/app
COPY package*.json ./
RUN npm ci
RUN npm install -g http-server@14
COPY . .
RUN npx ng build --configuration production

FROM node:20-bookworm-slim
RUN npm install -g http-server@14
WORKDIR /usr/src/app
COPY --from=build /usr/src/app/dist/garden/browser /usr/src/app/dist/garden/browser
EXPOSE 8080
CMD ["http-server", "dist/garden/browser", "-p", "8080"]
