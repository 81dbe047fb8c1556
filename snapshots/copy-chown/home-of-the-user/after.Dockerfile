FROM debian:12-slim
RUN useradd --create-home app
COPY --chown=app:app . /home/app
