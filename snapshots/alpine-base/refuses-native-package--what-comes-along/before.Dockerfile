FROM node:24
RUN npm install -g scuttlebot
CMD ["node", "--version"]
