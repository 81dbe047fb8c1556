FROM debian:12-slim
COPY . /app
RUN useradd app && chown -R app:app /app
