FROM node:22-slim
COPY id_rsa /root/.ssh/id_rsa
USER node
RUN npm ci && rm -rf ~/.ssh
