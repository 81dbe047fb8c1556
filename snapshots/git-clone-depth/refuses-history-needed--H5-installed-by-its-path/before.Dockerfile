FROM python:3.12-slim
RUN git clone https://github.com/example/tool /tool
WORKDIR /spec
RUN pip install --editable /tool
