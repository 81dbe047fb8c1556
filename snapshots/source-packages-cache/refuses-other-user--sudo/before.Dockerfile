FROM perl:5.38
RUN sudo cpanm Moose
