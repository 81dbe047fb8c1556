FROM php:8.2-cli
RUN cd /usr/src && curl -fsSL -o php.tar.xz https://www.php.net/distributions/php-8.2.10.tar.xz \
 && mkdir -p php && tar -Jxf php.tar.xz -C php --strip-components=1
RUN docker-php-ext-install pdo_mysql
