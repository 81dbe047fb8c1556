FROM continuumio/miniconda3
RUN conda install -y numpy
COPY more.sh .
RUN ./more.sh
