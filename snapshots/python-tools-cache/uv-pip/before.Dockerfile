FROM python:3.12-slim
WORKDIR /app
COPY . .
RUN uv pip install --system -r requirements.txt
