FROM python:3.12
WORKDIR /app
COPY . .
RUN pip install psycopg2
CMD pip install -r requirements.txt && python app.py
