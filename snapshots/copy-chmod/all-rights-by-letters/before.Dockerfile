FROM debian:12-slim
COPY --from=tools:1 /opt/run.sh /usr/local/bin/run.sh
RUN chmod u=rwx,go=rx /usr/local/bin/run.sh
