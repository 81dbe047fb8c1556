FROM python:3.12-slim AS build
WORKDIR /app
COPY . .
RUN uv sync --frozen
FROM python:3.12-slim
COPY --from=build /app /app
