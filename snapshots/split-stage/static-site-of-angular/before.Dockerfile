FROM node:20-bookworm
WORKDIR /usr/src/app
COPY package*.json ./
RUN npm ci
RUN npm install -g http-server@14
COPY . .
RUN npx ng build --configuration production
EXPOSE 8080
CMD ["http-server", "dist/garden/browser", "-p", "8080"]
