FROM continuumio/miniconda3
RUN conda install -y numpy
ONBUILD RUN conda install -y --offline scipy
