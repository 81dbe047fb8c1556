FROM python:3.11
WORKDIR /opt
RUN git clone https://github.com/example/apex
RUN pip install -v apex/
COPY app.py .
CMD ["python", "app.py"]
