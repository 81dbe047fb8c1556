FROM python:3.13-slim
RUN pip install uv==0.5.4
WORKDIR /app
COPY pyproject.toml .python-version uv.lock ./
RUN uv sync --frozen --no-install-project
COPY . .
RUN uv sync --frozen
CMD ["uv", "run", "main.py"]
