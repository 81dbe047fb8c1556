FROM python:3.12
ENV PIP_CACHE_DIR=/var/cache/pip XDG_CACHE_HOME=/xdg
RUN --mount=type=cache,target=/var/cache/pip --mount=type=cache,target=/xdg/uv \
    pip install uv && uv pip install --system flask
