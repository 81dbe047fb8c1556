FROM perl:5.38
ENV PERL_CPANM_HOME=/cpanm
RUN cpanm Moose
