FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir celery
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /app
USER 10001:10001
CMD ["celery", "-A", "shop", "beat"]
