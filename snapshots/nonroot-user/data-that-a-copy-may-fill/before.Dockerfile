FROM python:3.13-slim

WORKDIR /app

COPY . .

# Kept by the user.
VOLUME /app/data

EXPOSE 8000

CMD ["python", "main.py"]
