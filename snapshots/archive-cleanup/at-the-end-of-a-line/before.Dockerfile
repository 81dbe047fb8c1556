FROM debian:12
WORKDIR /opt
RUN wget -q https://example.com/tool.zip && unzip tool.zip
CMD ["/opt/tool/run"]
