FROM node:20
RUN groupadd -g 999 app
