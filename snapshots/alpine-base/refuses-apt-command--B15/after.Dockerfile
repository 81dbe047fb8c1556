FROM node:20
RUN cat packages | xargs apt-get install -y
