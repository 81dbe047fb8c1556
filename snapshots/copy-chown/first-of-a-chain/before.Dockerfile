FROM debian:12-slim
RUN useradd -m app
WORKDIR /srv/app
COPY bin/ bin/
COPY etc/ etc/
LABEL org.example.name="app"
RUN chown -R app:app /srv/app \
    && chmod 755 /srv/app/bin/start \
    && ln -s /srv/app/bin/start /usr/local/bin/start
