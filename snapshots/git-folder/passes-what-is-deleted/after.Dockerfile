FROM debian:12
RUN git clone https://github.com/example/tool /tool && make -C /tool install && rm -rf /tool
RUN git clone https://github.com/example/site /site && rm -rf /site/.git
RUN git clone https://github.com/example/more /more && find /more -name .git -exec rm -rf {} +
RUN cd /tmp && git clone https://github.com/example/other && other/install && rm -rf /tmp/*
