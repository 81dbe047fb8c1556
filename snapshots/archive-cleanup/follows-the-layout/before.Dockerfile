FROM debian:12
WORKDIR /tmp
RUN wget https://example.com/v2.5.0.tar.gz \
 && gzip -dc v2.5.0.tar.gz | tar xvf - \
 && cd tool-2.5.0 \
 && make install
RUN wget https://example.com/v2.6.0.tar.gz && \
    gzip -dc v2.6.0.tar.gz | tar xvf - && \
    cd tool-2.6.0 && \
    make install
RUN apt-get install -y curl && \
    curl -s https://example.com/get-pip.py -o get-pip.py && \
    python3 get-pip.py && \

    pip install tool
