FROM perl:5.38
RUN cpanm Moose
CMD cat /root/.cpanm/build.log && perl /app.pl
