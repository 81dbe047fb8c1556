FROM python:3.13-slim
RUN pip install uv==0.5.4
WORKDIR /app
COPY . .
RUN uv sync --no-dev --frozen
CMD ["uv", "run", "--no-sync", "gunicorn", "main:app"]
