FROM python:3.12-slim
RUN cd /home && git clone --depth 1 https://github.com/example/tool
WORKDIR /home/tool/
