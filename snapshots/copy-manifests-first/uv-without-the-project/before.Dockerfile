FROM python:3.13-slim
RUN pip install uv==0.5.4
WORKDIR /app
COPY . .
RUN uv sync --frozen --no-install-project
RUN uv sync --frozen
CMD ["uv", "run", "main.py"]
