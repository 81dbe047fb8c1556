FROM registry.example.com/base
USER root
RUN echo 'deb http://deb.example.com stable main' | tee /etc/apt/sources.list.d/own.list
USER app
RUN sudo mkdir /srv/data
USER 0:0
RUN if [ ! -d /opt/x ]; then mkdir /opt/x; fi
