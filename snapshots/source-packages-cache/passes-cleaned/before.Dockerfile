FROM php:8.3-cli
RUN pecl install redis && rm -rf /tmp/pear
RUN pecl install apcu && rm -rf /tmp/* /var/tmp/*
RUN cpanm Moose && rm -fr /root/.cpanm
