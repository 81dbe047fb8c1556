FROM node:20
RUN yes | apt-get install -y git
