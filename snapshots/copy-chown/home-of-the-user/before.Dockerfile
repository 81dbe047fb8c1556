FROM debian:12-slim
RUN useradd --create-home app
COPY . /home/app
RUN chown -R app:app /home/app
