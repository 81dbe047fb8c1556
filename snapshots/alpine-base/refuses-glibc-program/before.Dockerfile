FROM node:20
RUN curl -fsSL https://example.com/tool-linux-amd64 -o /usr/local/bin/tool && chmod +x /usr/local/bin/tool
