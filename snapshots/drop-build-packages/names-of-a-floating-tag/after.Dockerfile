FROM python:3.12-slim
RUN apt-get update && apt-get install -y gcc libssl-dev libssl3t64 && pip install psycopg2 \
    && apt-get purge -y --auto-remove gcc libssl-dev
CMD ["python", "app.py"]
