FROM python:3.12-slim-bookworm
RUN gosu root apt-get update && gosu root apt-get install -y gcc && pip install psutil
CMD ["python", "app.py"]
