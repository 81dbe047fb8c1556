FROM python:3.12-slim
WORKDIR /app
COPY . .
ENV POETRY_CACHE_DIR=/tmp/poetry
RUN poetry install
