FROM docker.io/library/python:3.13-slim
COPY . /app
VOLUME /var/run/docker.sock
CMD ["python", "/app/watch.py"]
