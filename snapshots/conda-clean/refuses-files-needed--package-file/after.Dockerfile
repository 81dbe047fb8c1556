FROM continuumio/miniconda3:24.1.2-0
RUN conda install -y numpy
RUN conda install -y /opt/conda/pkgs/numpy-1.26.4-py312_0.tar.bz2
