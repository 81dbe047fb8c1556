FROM debian:12-slim
RUN useradd app
COPY --chown=app:app --chmod=640 app.conf /etc/app.conf
