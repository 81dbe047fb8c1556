FROM python:3.12-slim
COPY server.py /
ENTRYPOINT python /server.py
