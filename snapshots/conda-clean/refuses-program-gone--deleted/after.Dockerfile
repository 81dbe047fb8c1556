FROM continuumio/miniconda3
RUN conda create -y --copy -p /env numpy && rm -rf /opt/conda/bin
