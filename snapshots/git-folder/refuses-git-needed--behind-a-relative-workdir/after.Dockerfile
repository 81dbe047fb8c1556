FROM registry.example.com/base:1
RUN git clone https://github.com/example/tool
WORKDIR tool
RUN npm install
