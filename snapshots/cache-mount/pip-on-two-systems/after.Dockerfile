FROM python:3.12 AS a
RUN --mount=type=cache,id=pip-python-3.12,target=/root/.cache/pip pip install psycopg2
FROM python:3.12-alpine
RUN --mount=type=cache,target=/var/cache/apk,sharing=locked \
    --mount=type=cache,id=pip-python-3.12-alpine,target=/root/.cache/pip \
    apk add --update-cache gcc musl-dev postgresql-dev && pip install psycopg2
CMD ["python"]
