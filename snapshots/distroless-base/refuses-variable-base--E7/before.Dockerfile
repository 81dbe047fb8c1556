ARG BASE
FROM $BASE
COPY . /app
CMD ["node", "/app/server.js"]
