FROM debian:12
RUN git clone https://github.com/example/tool /opt/tool
RUN git -C /opt/tool config core.fileMode false
