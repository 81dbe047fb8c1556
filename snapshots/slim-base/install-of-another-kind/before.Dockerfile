FROM node:20
RUN apt-get update && apt-get install -y --only-upgrade openssl
RUN git clone https://example.com/x /x
CMD ["node", "/x/app.js"]
