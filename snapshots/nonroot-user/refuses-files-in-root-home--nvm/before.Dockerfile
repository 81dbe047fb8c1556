FROM ubuntu:24.04
RUN curl -fsSL https://raw.githubusercontent.com/nvm-sh/nvm/v0.40.3/install.sh | bash
COPY . /app
CMD ["node", "/app/server.js"]
