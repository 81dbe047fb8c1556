FROM python:3.12-slim
RUN git clone --depth 1 https://github.com/example/tool /tool
WORKDIR /spec
RUN pip install --editable /tool
