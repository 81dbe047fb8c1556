FROM python:3.12-alpine
RUN set -eux; \
    apk add --no-cache gcc musl-dev libpq-dev; \
    rm -rf /tmp/*; \
    pip install --no-cache-dir psycopg2==2.9.9
CMD ["python", "-V"]
