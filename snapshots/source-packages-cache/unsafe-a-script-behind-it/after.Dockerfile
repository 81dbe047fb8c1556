FROM php:8.3-cli
RUN pecl install redis \
    && rm -rf /tmp/pear
COPY setup.sh /
RUN /setup.sh
