from debian:12 AS x
run make
onbuild RUN make
