FROM condaforge/mambaforge
RUN mamba install -y numpy && pip check
