FROM python:3.12-slim
WORKDIR /app
COPY . .
ENV UV_LINK_MODE=symlink
RUN uv sync --frozen
