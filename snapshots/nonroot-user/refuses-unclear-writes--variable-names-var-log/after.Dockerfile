FROM python:3.13-slim
ENV LOG_DIR=/var/log
WORKDIR /app
COPY . .
CMD ["python", "main.py"]
