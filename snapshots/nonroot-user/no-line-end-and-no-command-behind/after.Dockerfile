FROM python:3.13-slim
CMD ["python", "/app/main.py"]
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app
COPY . /app
USER 10001:10001