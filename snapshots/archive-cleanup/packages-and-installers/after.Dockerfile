FROM debian:12
RUN wget -O /tmp/tool.deb https://example.com/tool.deb && dpkg -i /tmp/tool.deb \
    && rm /tmp/tool.deb
RUN curl -sSLo /tmp/conda.sh https://example.com/Miniconda3.sh \
    && bash /tmp/conda.sh -b -p /opt/conda \
    && rm -f /tmp/conda.sh \
    && /opt/conda/bin/conda --version
