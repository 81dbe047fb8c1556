FROM node:20
WORKDIR /app
ONBUILD COPY . .
ONBUILD RUN make
CMD ["node", "app.js"]
