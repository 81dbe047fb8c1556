FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y --no-install-recommends gcc && pip install psutil && exit 0
COPY app.py /
CMD ["python", "app.py"]
