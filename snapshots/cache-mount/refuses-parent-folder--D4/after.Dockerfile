FROM python:3.12-slim
RUN useradd -m -u 1234 joe
USER joe
RUN pip install --user flask && mkdir -p ~/.cache/app
