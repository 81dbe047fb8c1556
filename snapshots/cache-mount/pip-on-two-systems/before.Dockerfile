FROM python:3.12 AS a
RUN pip install --no-cache-dir psycopg2
FROM python:3.12-alpine
RUN apk add --no-cache gcc musl-dev postgresql-dev && pip install --no-cache-dir psycopg2
CMD ["python"]
