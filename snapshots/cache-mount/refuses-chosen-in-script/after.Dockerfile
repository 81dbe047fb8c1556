FROM python:3.12
RUN export PIP_CACHE_DIR=/x && pip install flask
