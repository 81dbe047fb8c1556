FROM continuumio/miniconda3:24.1.2-0
RUN conda config --set always_softlink true
RUN conda install -y numpy
