FROM node:20
WORKDIR /app
COPY package*.json ./
RUN npm config set cache /opt/npm && npm ci && npm cache clean --force
COPY . .
CMD ["node","a.js"]
