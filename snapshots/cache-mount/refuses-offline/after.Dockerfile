FROM python:3.12
COPY wheels /wheels
RUN pip install --no-index --find-links /wheels flask
