FROM python:3.12-slim-bookworm
RUN apt-get update && apt-get install -y gcc && pip install psutil
COPY requirements.txt .
RUN apt-get update && apt-get install -y g++ && pip install -r requirements.txt
CMD ["python", "app.py"]
