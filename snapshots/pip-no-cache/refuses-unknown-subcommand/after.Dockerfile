FROM python:3.12
RUN pip $(cat mode) install flask
