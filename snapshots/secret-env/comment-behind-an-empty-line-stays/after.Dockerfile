FROM node:22

# what is needed
RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci

# and the rest
COPY . .
