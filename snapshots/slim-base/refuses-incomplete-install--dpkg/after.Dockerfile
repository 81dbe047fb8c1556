FROM node:20
ADD https://example.com/tool.deb /tmp/
RUN dpkg -i /tmp/tool.deb
CMD ["node", "/app.js"]
