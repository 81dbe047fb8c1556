FROM continuumio/miniconda3
RUN conda install -y --download-only numpy
