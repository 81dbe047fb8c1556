FROM node:20-slim
WORKDIR /opt/queue
COPY server.js healthcheck.js ./
USER node
EXPOSE 8000
HEALTHCHECK --interval=2s --timeout=3s --start-period=1s --retries=3 CMD ["node", "healthcheck.js"]
CMD ["node", "server.js"]
