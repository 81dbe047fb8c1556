FROM debian:12-slim
RUN mkdir /app
COPY passwd /etc/passwd
COPY . /app
RUN chown -R app:app /app
