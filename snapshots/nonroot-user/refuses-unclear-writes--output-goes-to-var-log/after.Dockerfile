FROM python:3.13-slim
WORKDIR /app
COPY . .
CMD python main.py >> /var/log/main.log 2>&1
