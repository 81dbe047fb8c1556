FROM debian:12-slim
USER root
RUN mkdir /app
COPY --chown=1000:1000 . /app
RUN sudo chown -v 1000:1000 /app && echo done
