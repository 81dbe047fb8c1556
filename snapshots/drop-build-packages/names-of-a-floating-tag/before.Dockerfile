FROM python:3.12-slim
RUN apt-get update && apt-get install -y gcc libssl-dev && pip install psycopg2
CMD ["python", "app.py"]
