FROM debian:12-slim
RUN useradd -m app && useradd web
COPY . /home/app
RUN chown -R web:web /home/app
