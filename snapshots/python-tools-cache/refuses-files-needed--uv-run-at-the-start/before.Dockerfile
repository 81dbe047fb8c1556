FROM python:3.12-slim
WORKDIR /app
COPY . .
COPY --from=ghcr.io/astral-sh/uv:0.5 /uv /bin/uv
RUN uv sync --frozen --no-dev
CMD ["uv", "run", "app"]
