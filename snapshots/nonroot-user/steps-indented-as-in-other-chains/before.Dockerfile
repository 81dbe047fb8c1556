FROM python:3.12-slim
RUN apt-get update && \
  apt-get install -y --no-install-recommends \
      curl \
      libpq5 && \
  rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY app.py ./
CMD ["python", "app.py"]
