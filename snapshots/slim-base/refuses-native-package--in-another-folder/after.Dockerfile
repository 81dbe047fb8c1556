FROM node:20
WORKDIR /app
COPY . .
# Not the package.json of the root.
RUN cd api && npm install
CMD ["node", "api/index.js"]
