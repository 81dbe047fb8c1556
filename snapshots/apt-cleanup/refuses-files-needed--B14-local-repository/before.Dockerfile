FROM ubuntu:22.04
COPY debs /deb
RUN echo "deb [trusted=yes] file:/deb ./" > /etc/apt/sources.list.d/l.list && apt-get update && apt-get install -y mypkg && rm -rf /deb
ARG X
RUN apt-get install -y other
