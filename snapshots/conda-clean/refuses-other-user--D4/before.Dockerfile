FROM continuumio/miniconda3
RUN sudo -u jovyan conda install -y numpy
