FROM mambaorg/micromamba
RUN micromamba install -y -n base -c conda-forge numpy \
    && micromamba clean --all --yes
