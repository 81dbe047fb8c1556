FROM python:3.13
WORKDIR /app
COPY . .
RUN poetry install
