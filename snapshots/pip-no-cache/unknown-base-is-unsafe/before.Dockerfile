FROM registry.example.com/python:3
RUN pip install flask
