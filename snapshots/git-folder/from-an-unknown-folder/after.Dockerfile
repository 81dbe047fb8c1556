FROM registry.example.com/base:1
RUN git clone https://github.com/example/app && cd app && ./install.sh \
    && rm -rf .git
