FROM python:3.12-alpine
RUN apk add --no-cache g++ musl-dev libffi-dev jq libstdc++ libffi && pip install cffi \
    && apk del g++ musl-dev libffi-dev
CMD ["python", "app.py"]
