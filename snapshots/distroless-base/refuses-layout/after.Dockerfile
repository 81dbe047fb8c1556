FROM node:24-trixie-slim
COPY . /app
CMD ["node", \
# what it serves
"/app/server.js"]
