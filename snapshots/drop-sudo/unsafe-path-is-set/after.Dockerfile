FROM debian:12
ENV PATH=/opt/tools/bin:$PATH
RUN tar -xf /tmp/a.tar
