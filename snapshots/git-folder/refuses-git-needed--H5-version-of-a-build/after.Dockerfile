FROM python:3.12
RUN git clone https://github.com/example/tool /opt/tool
RUN pip install --no-cache-dir /opt/tool
