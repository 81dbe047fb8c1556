FROM python:3.12-alpine
RUN apk add --no-cache --virtual .build gcc musl-dev && pip install psutil && apk del .build
CMD ["python", "app.py"]
