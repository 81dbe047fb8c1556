FROM node:20
RUN apt-get update && apt-get install -y libc6:i386
