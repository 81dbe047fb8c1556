FROM node:22
WORKDIR /app
COPY . .
RUN npm ci
RUN ./build.sh
CMD ["node", "dist"]
