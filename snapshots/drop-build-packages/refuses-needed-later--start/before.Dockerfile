FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y gcc make && pip install psutil
COPY . .
CMD make run
