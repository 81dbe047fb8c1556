FROM debian:12
WORKDIR /opt/app
RUN rm -rf /opt/app && mv /opt/app-1.2.3 /opt/app
RUN chown -R www-data .
