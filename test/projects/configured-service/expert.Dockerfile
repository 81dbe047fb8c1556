ARG PYTHON_VERSION=3.11
FROM python:${PYTHON_VERSION}-slim

ARG APP_HOME=/opt/metrics
ENV LANG=C.UTF-8 \
    APP_HOME=$APP_HOME \
    PATH=$APP_HOME/bin:$PATH \
    METRICS_PORT=9100 \
    METRICS_PREFIX=shop \
    PYTHONUNBUFFERED=1

RUN install -d -o 10001 -g 10001 /var/lib/metrics
WORKDIR $APP_HOME
COPY --chmod=755 bin ./bin

ARG BUILD_NUMBER=dev
RUN echo "$BUILD_NUMBER" > BUILD
LABEL maintainer="platform team" \
      version="1.8" \
      description="Collects counters" \
      build=$BUILD_NUMBER

USER 10001:10001
VOLUME ["/var/lib/metrics"]
EXPOSE 9100/tcp
STOPSIGNAL SIGINT
CMD ["metrics"]
