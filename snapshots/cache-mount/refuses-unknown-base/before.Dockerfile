FROM registry.example.com/team/base:1
RUN pip install flask
