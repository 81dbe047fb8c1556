FROM python:3.13-slim
ENV DATA_DIR=/app/data
WORKDIR /app
COPY . .
CMD ["python", "main.py"]
