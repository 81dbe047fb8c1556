FROM ghcr.io/astral-sh/uv:python3.12-bookworm-slim
RUN uv tool install foo
RUN uvx foo --version
CMD ["uvx", "foo"]
