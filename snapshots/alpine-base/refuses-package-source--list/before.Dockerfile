FROM node:20
RUN echo 'deb http://deb.example.com stable main' > /etc/apt/sources.list.d/own.list && apt-get update && apt-get install -y own
