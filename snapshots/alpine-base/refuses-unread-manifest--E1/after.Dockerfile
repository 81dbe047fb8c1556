FROM python:3.12
COPY . /app
RUN pip install -r /app/requirements.txt
