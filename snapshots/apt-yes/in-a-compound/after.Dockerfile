FROM debian:12
RUN if [ -n "$DEBUG" ]; then apt-get install -y gdb; fi
