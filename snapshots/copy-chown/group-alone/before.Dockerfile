FROM debian:12-slim
RUN mkdir /app
COPY . /app
RUN chgrp -R www-data /app
