FROM python:3.13-slim
VOLUME /app/data
COPY . /app
CMD ["python", "/app/main.py"]
