FROM node:20
RUN dpkg --print-architecture > /arch
