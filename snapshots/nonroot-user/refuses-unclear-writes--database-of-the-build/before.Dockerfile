FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install -r requirements.txt && python manage.py migrate
CMD ["gunicorn", "site.wsgi", "--bind", "0.0.0.0:8000"]
