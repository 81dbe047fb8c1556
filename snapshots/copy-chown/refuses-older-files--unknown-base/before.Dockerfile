FROM registry.example.com/search:7
COPY plugins /opt/search/plugins
RUN chown -R search:search /opt/search/plugins
