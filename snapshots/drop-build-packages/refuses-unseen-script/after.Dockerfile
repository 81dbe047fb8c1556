FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y gcc && pip install psutil
COPY setup.sh /
RUN /setup.sh
CMD ["python", "app.py"]
