FROM debian:12 AS base
RUN git clone https://github.com/example/tool /opt/tool
FROM debian:12 AS check
COPY --from=base /opt/tool /opt/tool
FROM base
CMD ["/opt/tool/run"]
