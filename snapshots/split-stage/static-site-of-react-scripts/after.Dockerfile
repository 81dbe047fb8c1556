FROM node:18 AS build
RUN npm install -g serve@14
WORKDIR /app
COPY package.json package-lock.json /app/
RUN npm ci
COPY public /app/public
COPY src /app/src
ENV GENERATE_SOURCEMAP=false
RUN npm run build

FROM node:18-slim
ENV GENERATE_SOURCEMAP=false
RUN npm install -g serve@14
WORKDIR /app
COPY --from=build /app/build /app/build
EXPOSE 3000
ENTRYPOINT ["serve"]
CMD ["-s", "build"]
