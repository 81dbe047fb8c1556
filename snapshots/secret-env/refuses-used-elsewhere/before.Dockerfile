FROM node:22
ARG CHANNEL_TOKEN
ADD https://downloads.example.com/app.tar.gz?token=${CHANNEL_TOKEN} /tmp/
RUN tar xf /tmp/app.tar.gz
