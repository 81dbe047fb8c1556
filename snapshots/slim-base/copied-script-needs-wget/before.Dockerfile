FROM node:20
ENV TZ=UTC
WORKDIR /app
COPY entrypoint.sh server.js ./
ENTRYPOINT ["./entrypoint.sh"]
CMD ["node", "server.js"]
