FROM debian:bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends nginx python3 && rm -rf /var/lib/apt/lists/*
COPY deploy.py /srv/deploy.py
CMD ["python3", "/srv/deploy.py"]
