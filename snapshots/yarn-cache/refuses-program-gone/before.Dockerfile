FROM node:20
RUN yarn global add serve && rm -rf /usr/local/bin/yarn /opt/yarn-v1.22
