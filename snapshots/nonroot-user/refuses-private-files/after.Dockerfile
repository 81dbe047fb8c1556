FROM python:3.13-slim
COPY . /app
RUN chmod 600 /app/key.pem
CMD ["python", "/app/main.py"]
