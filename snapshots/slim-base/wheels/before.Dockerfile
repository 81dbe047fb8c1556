FROM python:3.11
RUN pip install pillow==10.0.0 lxml
COPY app.py /
CMD ["python", "/app.py"]
