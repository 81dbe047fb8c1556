#!/bin/sh
cp /usr/share/doc/nginx/examples/nginx.conf /etc/nginx/
exec nginx
