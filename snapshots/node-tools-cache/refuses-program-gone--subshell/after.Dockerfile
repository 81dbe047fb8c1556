FROM debian:12
RUN (. /usr/local/nvm/nvm.sh && nvm install 20) && ln -s /usr/local/nvm/versions/node/*/bin/node /usr/local/bin/node
