FROM python:3.12-slim
RUN useradd -m -u 1234 joe
WORKDIR /home/joe/.cache
USER joe
RUN pip install --user flask
