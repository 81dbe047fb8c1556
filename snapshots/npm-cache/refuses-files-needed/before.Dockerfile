FROM node:20
RUN npm ci
COPY b .
RUN npm ci --prefer-offline
