FROM alpine:3.20
RUN --mount=type=cache,target=/var/cache/apk,sharing=locked \
    apk add --update-cache --virtual .deps gcc musl-dev && gcc --version && apk del .deps
RUN --mount=type=cache,target=/var/cache/apk,sharing=locked apk update && apk add curl
