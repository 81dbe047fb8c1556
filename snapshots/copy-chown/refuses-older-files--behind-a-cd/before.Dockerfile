FROM debian:12
RUN useradd app
RUN mkdir /srv/app
RUN cd /srv && touch app/a.db && cp /etc/hosts app/
COPY . /srv/app
RUN chown -R app:app /srv/app
USER app
