FROM debian:12
RUN make
USER app
CMD ["app"]
