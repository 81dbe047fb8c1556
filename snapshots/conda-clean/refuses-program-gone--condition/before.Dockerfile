FROM continuumio/miniconda3
ARG GPU
RUN if [ -n "$GPU" ]; then conda install -y cudatoolkit; fi
