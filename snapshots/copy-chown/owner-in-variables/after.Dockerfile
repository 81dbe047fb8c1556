FROM debian:12-slim
ARG APP_USER=app
ENV APP_HOME=/opt/service
RUN useradd "$APP_USER"
WORKDIR $APP_HOME
COPY --chown=${APP_USER}:${APP_USER} . ${APP_HOME}
RUN chown "${APP_USER}:${APP_USER}" "$APP_HOME"
