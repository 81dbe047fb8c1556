FROM python:3.12-alpine
RUN apk add --no-cache g++ musl-dev libffi-dev jq && pip install cffi
CMD ["python", "app.py"]
