FROM debian:12-slim
USER root
RUN mkdir /app
COPY . /app
RUN sudo chown -Rv 1000:1000 /app && echo done
