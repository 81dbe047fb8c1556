FROM debian:12
RUN useradd app
RUN mkdir /srv/app
RUN cd /tmp && curl -fsSL https://example.org/t-1.0.tar.gz | tar xz && cd t-1.0 && ./configure && make install && rm -rf /tmp/t-1.0
COPY --chown=app:app . /srv/app
RUN chown app:app /srv/app
USER app
