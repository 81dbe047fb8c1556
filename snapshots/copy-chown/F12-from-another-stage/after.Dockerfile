FROM node:22 AS build
WORKDIR /src
COPY . .
RUN npm ci && npm run build

FROM nginx:1.27
RUN mkdir /site
COPY --from=build --chmod=644 --chown=nginx:nginx /src/dist /site
RUN chown nginx:nginx /site
