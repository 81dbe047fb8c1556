FROM debian:12
ENV PATH=/opt/tools/bin:$PATH
RUN sudo tar -xf /tmp/a.tar
