FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y gcc && pip install psutil || echo failed
CMD ["python", "app.py"]
