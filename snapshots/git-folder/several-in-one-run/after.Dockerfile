FROM debian:12
WORKDIR /srv
RUN set -ex; \
    git clone https://github.com/example/site; \
    git clone https://github.com/example/theme site/themes/plain; \
    git clone https://github.com/example/tool /opt/tool; \
    rm -rf /srv/site/.git /srv/site/themes/plain/.git /opt/tool/.git
CMD ["serve", "/srv/site"]
