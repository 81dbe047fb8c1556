FROM python:3.12
RUN adduser app
USER app
RUN pip install flask
