FROM python:3.12-slim
COPY . /tmp/build
RUN pip install /tmp/build
RUN rm -rf /tmp/build
