FROM debian:12
CMD ["a"]
# start it
CMD ["a"]
