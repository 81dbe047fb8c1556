FROM debian:12
WORKDIR /opt/app
RUN rm -rf /opt/app/tmp /opt/old && mkdir /opt/app/tmp /opt/old \
    && chown -R www-data .
