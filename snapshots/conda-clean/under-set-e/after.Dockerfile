FROM continuumio/miniconda3
RUN set -eux; \
    conda install -y numpy; \
    conda install -y scipy; \
    conda clean --all --yes
