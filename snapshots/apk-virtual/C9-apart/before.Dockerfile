FROM python:3.13-alpine
RUN apk add --no-cache --virtual .build-deps gcc musl-dev
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
RUN apk del .build-deps
