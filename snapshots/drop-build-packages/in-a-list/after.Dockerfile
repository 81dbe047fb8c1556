FROM python:3.12-slim-bookworm
RUN set -e; \
    apt-get update; \
    apt-get install -y gcc; \
    pip install psutil; \
    apt-get purge -y --auto-remove gcc
CMD ["python", "app.py"]
