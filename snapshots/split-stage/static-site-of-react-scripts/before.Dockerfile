FROM node:18
RUN npm install -g serve@14
WORKDIR /app
COPY package.json package-lock.json /app/
RUN npm ci
COPY public /app/public
COPY src /app/src
ENV GENERATE_SOURCEMAP=false
RUN npm run build
EXPOSE 3000
ENTRYPOINT ["serve"]
CMD ["-s", "build"]
