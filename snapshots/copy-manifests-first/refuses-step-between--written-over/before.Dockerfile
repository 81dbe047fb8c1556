FROM python:3.13
WORKDIR /app
COPY . .
COPY deploy/requirements.txt ./
RUN pip install -r requirements.txt
