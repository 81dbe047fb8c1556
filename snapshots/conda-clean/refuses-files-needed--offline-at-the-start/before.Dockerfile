FROM continuumio/miniconda3:24.1.2-0
RUN conda install -y numpy
CMD ["conda", "create", "--offline", "-n", "x", "numpy"]
