FROM debian:12-slim
COPY --chmod=600 app.conf /etc/app.conf
RUN chmod 600 /etc/shadow
