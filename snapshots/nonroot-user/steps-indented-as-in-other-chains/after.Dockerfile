FROM python:3.12-slim
RUN apt-get update && \
  apt-get install -y --no-install-recommends \
      curl \
      libpq5 && \
  rm -rf /var/lib/apt/lists/*
WORKDIR /app
RUN groupadd --gid 10001 app && \
  useradd --uid 10001 --gid app --create-home app && \
  install -d -o 10001 -g 10001 /app
COPY app.py ./
USER 10001:10001
CMD ["python", "app.py"]
