FROM python:3.12-slim
WORKDIR /app
COPY . .
USER app
RUN pipenv install --deploy
