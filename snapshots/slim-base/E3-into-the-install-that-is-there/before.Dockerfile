FROM python:3.11-bookworm
RUN apt-get update && \
    apt-get install -y --no-install-recommends \
      libpq5 \
      tini && \
    rm -rf /var/lib/apt/lists/*
RUN curl -fsSL https://example.com/data.tar.xz | tar -xJ -C /opt
CMD ["python", "-m", "http.server"]
