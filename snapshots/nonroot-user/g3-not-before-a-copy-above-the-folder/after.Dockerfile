FROM python:3.13-slim
ENV DATA_DIR=/app/data
WORKDIR /app
COPY . .
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /app /app/data \
    && chown -R 10001:10001 /app/data
USER 10001:10001
CMD ["python", "main.py"]
