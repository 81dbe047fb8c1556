FROM perl:5.38
RUN cpanm Moose || (cat /root/.cpanm/build.log; false)
