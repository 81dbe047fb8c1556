FROM debian:12
ENV TOOL_VERSION=1.2
RUN wget "https://example.com/tool-${TOOL_VERSION}.tar.gz" \
 && tar xzf "tool-$TOOL_VERSION.tar.gz" -C /opt \
 && ln -s /opt/tool-$TOOL_VERSION /opt/tool
