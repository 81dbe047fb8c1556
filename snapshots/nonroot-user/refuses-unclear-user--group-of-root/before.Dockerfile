FROM python:3.13-slim
RUN useradd --uid 1001 --gid 0 app
WORKDIR /app
COPY . .
CMD ["python", "main.py"]
