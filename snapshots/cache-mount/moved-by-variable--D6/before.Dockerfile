FROM python:3.12
ENV PIP_CACHE_DIR=/var/cache/pip XDG_CACHE_HOME=/xdg
RUN pip install --no-cache-dir uv && uv pip install --system --no-cache flask
