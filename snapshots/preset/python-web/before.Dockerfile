FROM python:3.12-slim

# curl is for the health check
RUN apt-get update && apt-get install curl

WORKDIR /app
COPY requirements.txt .
RUN pip install -r requirements.txt

COPY . .
CMD ["python", "app.py"]
