FROM node:20
RUN apt-get update || true
RUN apt-get install -y git
