FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y gcc pkg-config libobscure-dev && pip install obscure \
    && apt-get purge -y --auto-remove gcc
CMD ["python", "app.py"]
