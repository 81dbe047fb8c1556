FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN poetry install --no-root
CMD ["python", "main.py"]
