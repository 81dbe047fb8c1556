FROM python:3.13-slim
RUN useradd -u 700 app
WORKDIR /app
COPY . .
CMD ["python", "main.py"]
