FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir celery
CMD ["celery", "-A", "shop", "beat"]
