FROM debian:12

RUN apt-get update \
&& apt-get install -y \
apache2 \
nano

RUN a2enmod proxy \
\
&& a2enmod ssl
