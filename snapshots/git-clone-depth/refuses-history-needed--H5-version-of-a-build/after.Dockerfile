FROM python:3.12
WORKDIR /src
RUN git clone https://github.com/example/a && cd a && pip install .
