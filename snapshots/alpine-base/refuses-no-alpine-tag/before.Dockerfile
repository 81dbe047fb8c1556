FROM php:8.3-apache
COPY index.php /var/www/html/
