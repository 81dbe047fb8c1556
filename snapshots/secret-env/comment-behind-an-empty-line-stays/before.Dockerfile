FROM node:22

ARG NPM_TOKEN

# what is needed
RUN npm ci

# and the rest
COPY . .
