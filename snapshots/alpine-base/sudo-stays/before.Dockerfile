FROM node:20-slim
RUN apt-get update && apt-get install -y sudo
RUN sudo apt-get update && sudo apt-get install -y git > /dev/null
