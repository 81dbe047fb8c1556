FROM python:3.12
COPY wheels /root/.cache/pip/wheels
RUN pip install flask
