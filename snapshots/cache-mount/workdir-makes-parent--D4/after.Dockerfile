FROM python:3.12-slim
RUN useradd -m -u 1234 joe
WORKDIR /home/joe/.cache
USER joe
RUN --mount=type=cache,id=pip-python-3.12-slim-1234,target=/home/joe/.cache/pip,uid=1234,gid=1234 \
    pip install --user flask
