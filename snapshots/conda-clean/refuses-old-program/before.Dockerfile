FROM debian:7
RUN wget https://example.com/Miniconda-3.7.0-Linux-x86_64.sh && bash Miniconda-3.7.0-Linux-x86_64.sh -b -p /c
ENV PATH=/c/bin:$PATH
RUN conda install --yes numpy
