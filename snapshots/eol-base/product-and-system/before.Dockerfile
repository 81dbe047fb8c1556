FROM python:3.6-slim-buster
RUN pip install --no-cache-dir flask
