FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN pip install --no-cache-dir pipenv && pipenv install --system --deploy \
    && rm -rf ~/.cache/pip ~/.cache/pipenv
