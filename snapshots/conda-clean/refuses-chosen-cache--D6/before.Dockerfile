FROM continuumio/miniconda3
ENV CONDA_PKGS_DIRS=/pkgs
RUN conda install -y numpy
