FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates git \
 && git clone https://github.com/example/tool.git /opt/tool \
 && cp -r /opt/tool/share /usr/local/share/tool \
 && rm -rf /var/lib/apt/lists/* ~/.cache "$(gem env gemdir)"/cache/*.gem
RUN git clone https://github.com/example/plugins.git /opt/plugins/all \
 && mv /opt/plugins/all/one /opt/one \
 && rm -rf /opt/plugins/*
