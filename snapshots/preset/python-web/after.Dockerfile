FROM python:3.12-slim

# curl is for the health check
RUN apt-get update && apt-get install -y --no-install-recommends curl ca-certificates \
    && rm -rf /var/lib/apt/lists/*

WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /app

COPY . .
USER 10001:10001
CMD ["python", "app.py"]
