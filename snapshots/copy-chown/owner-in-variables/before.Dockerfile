FROM debian:12-slim
ARG APP_USER=app
ENV APP_HOME=/opt/service
RUN useradd "$APP_USER"
WORKDIR $APP_HOME
COPY . ${APP_HOME}
RUN chown -R "${APP_USER}:${APP_USER}" "$APP_HOME"
