FROM python:3.12
RUN apt-get update && apt-get install -y gcc && pip install psutil
CMD ["python", "app.py"]
