FROM debian:12
WORKDIR /srv
RUN set -ex; \
    git clone https://github.com/example/site; \
    git clone https://github.com/example/theme site/themes/plain; \
    git clone https://github.com/example/tool /opt/tool
CMD ["serve", "/srv/site"]
