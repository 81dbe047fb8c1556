FROM python:3.11
COPY app.py /
CMD ["python3", "/app.py"]
