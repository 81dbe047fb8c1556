FROM python:3.12
RUN set -eux; \
    apt-get update; \
    apt-get install -y --no-install-recommends gcc libpq-dev; \
    rm -rf /var/lib/apt/lists/* /tmp/*; \
    pip install --no-cache-dir psycopg2==2.9.9
CMD ["python", "-V"]
