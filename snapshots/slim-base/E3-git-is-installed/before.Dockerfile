FROM node:20

WORKDIR /app
RUN git clone https://example.com/tool.git /opt/tool
COPY . .
CMD ["node", "server.js"]
