FROM node:20
RUN npm install -g our-deploy-tool
WORKDIR /app
COPY . .
RUN npm install && npm run build
CMD ["node", "dist/index.js"]
