FROM node:22-slim
COPY id_rsa /root/.ssh/id_rsa
RUN npm ci
RUN rm -f /root/.ssh/id_rsa
