FROM node:20
RUN apt-get update && apt-get install -y git=1:2.39.*
