FROM python:3.12 AS one
COPY . .
RUN pip install --no-cache-dir poetry && poetry install --no-cache --only main
FROM python:3.12
COPY . .
RUN pip install --no-cache-dir pipenv && pipenv install --system --deploy
CMD ["python", "app.py"]
