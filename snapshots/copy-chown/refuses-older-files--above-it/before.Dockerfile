FROM debian:12-slim
RUN useradd -r es && mkdir /opt/es /opt/es/config
COPY --from=dist /es /tmp/es
RUN cp -r /tmp/es/. /opt/es/
COPY elasticsearch.yml /opt/es/config/
RUN chown -R es:es /opt/es/config
USER es
CMD ["/opt/es/bin/elasticsearch"]
