FROM debian:12
RUN git clone https://github.com/example/a /opt/a
RUN git -C /opt/a fetch origin pull/12/head
