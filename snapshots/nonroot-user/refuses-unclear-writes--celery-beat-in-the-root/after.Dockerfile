FROM python:3.13-slim
COPY shop.py /shop.py
RUN pip install --no-cache-dir celery
CMD ["celery", "-A", "shop", "beat"]
