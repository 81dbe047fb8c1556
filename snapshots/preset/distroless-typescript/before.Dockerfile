FROM node:24-trixie
WORKDIR /app
COPY . .
RUN npm install
RUN npm run build
ENV NODE_ENV=production
EXPOSE 8080
CMD ["npm", "run", "start"]
