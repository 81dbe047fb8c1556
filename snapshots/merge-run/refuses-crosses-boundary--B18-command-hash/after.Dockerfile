FROM python:3.12
RUN pip install -U pip
RUN pip install flask
