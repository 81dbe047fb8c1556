FROM python:3.12-alpine
RUN apk update && apk add --virtual .build gcc musl-dev && pip install uvloop && apk del .build
