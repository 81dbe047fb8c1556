FROM debian:12
RUN echo 'cd /srv/site && git pull' > /update.sh
RUN git clone https://github.com/example/site /srv/site
