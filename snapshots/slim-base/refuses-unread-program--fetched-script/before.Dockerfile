FROM node:20
RUN curl -so /tmp/setup https://example.com/setup && bash /tmp/setup
CMD ["node", "/app.js"]
