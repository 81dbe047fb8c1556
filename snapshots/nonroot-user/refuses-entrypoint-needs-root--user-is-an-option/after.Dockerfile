FROM python:3.13-slim
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir uwsgi
CMD ["uwsgi", "--uid", "web", "--http-socket", ":5000", "--module", "app:app"]
