FROM ubuntu:22.04
RUN apt-get update \
 && apt-get install -y autoconf automake build-essential cmake curl git libssl-dev libtool pkg-config python3 \
 && curl -fsSL https://example.com/tool.tar.gz -o /tmp/tool.tar.gz
CMD ["tool"]
