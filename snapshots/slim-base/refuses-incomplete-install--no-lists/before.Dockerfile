FROM node:20
# Git is there, so that this does nothing.
RUN apt-get install -y git
COPY app.js /
CMD ["node", "/app.js"]
