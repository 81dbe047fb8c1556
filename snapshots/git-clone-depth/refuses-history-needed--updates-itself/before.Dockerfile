FROM debian:12
RUN git clone https://github.com/flutter/flutter.git /opt/flutter
RUN git clone https://github.com/pyenv/pyenv.git /root/.pyenv
