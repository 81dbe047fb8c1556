FROM debian:12
RUN stack setup --resolver lts-22.0
RUN cabal update
CMD ["/app/main"]
