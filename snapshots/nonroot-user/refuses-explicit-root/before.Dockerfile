FROM node:24-slim
USER node
WORKDIR /home/node
USER root
RUN apt-get update
CMD ["node"]
