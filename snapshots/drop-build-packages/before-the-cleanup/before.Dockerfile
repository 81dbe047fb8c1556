FROM python:3.12-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libpq-dev \
    && pip install psycopg2 \
    && rm -rf /var/lib/apt/lists/*
CMD ["python", "app.py"]
