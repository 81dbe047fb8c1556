FROM example.com/base:1
RUN rm -rf /var/www/html && mkdir /var/www/html && chown www-data /var/www/html
RUN curl -o app.tar.gz https://example.com/app.tar.gz && tar -xzf app.tar.gz
