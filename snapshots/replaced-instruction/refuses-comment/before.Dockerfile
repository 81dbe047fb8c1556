FROM debian:12
# while developing
CMD ["a"]
ENTRYPOINT \
  # why
  ["b"]
ENTRYPOINT ["c"]
CMD ["d"]
