FROM debian:12

ENTRYPOINT ["e"]
CMD ["f"]
