from debian:12
RUN make
user app
CMD ["app"]
