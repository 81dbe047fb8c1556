FROM debian:12-slim
RUN mkdir /app
COPY --chown=0:www-data . /app
RUN chgrp www-data /app
