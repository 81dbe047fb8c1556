FROM debian:12
RUN curl -fsSLo c.sh https://example.com/Miniconda3-latest-Linux-x86_64.sh && bash c.sh -b -p /opt/conda && rm c.sh && /opt/conda/bin/conda install -y numpy \
    && /opt/conda/bin/conda clean --all --yes
