FROM node:6.2.0
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app
COPY . /app
USER 10001:10001
CMD ["node", "/app/server.js"]
