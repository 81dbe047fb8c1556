FROM python:3.12
ENV PIP_CACHE_DIR=/var/cache/pip XDG_CACHE_HOME=/xdg
RUN --mount=type=cache,id=pip-python-3.12,target=/var/cache/pip --mount=type=cache,id=uv-python-3.12,target=/xdg/uv \
    pip install uv && uv pip install --system flask
