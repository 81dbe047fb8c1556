FROM continuumio/miniconda3
RUN conda install -y numpy
COPY b.yml .
RUN conda create -y --offline -n b --file b.yml
