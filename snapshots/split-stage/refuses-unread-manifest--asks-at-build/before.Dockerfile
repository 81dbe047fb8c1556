FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install psycopg2 .
CMD ["python", "-m", "tool"]
