FROM node:20
RUN a
