FROM debian:12
RUN git clone https://github.com/pyenv/pyenv /opt/pyenv
