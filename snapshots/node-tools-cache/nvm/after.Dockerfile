FROM debian:12
SHELL ["/bin/bash", "-c"]
ENV NVM_DIR=/usr/local/nvm
RUN . "$NVM_DIR/nvm.sh" && nvm install 20.11.0 && nvm alias default 20.11.0 \
    && rm -rf "$NVM_DIR"/.cache
CMD ["node", "/app/server.js"]
