FROM python:3.13-slim
WORKDIR /app
COPY . .
CMD ["gunicorn", "-c", "gunicorn.conf", "main:app"]
