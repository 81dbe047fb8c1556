FROM node:22-slim
COPY id_rsa /root/.ssh/id_rsa
RUN npm ci && rm -rf ~/.ssh
