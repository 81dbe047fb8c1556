FROM python:3.12
ENV PIP_CACHE_DIR=/cache
RUN pip install flask
