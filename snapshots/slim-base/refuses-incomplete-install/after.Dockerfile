FROM node:20
RUN apt-get update
RUN apt-get install git
COPY app.js /
CMD ["node", "/app.js"]
