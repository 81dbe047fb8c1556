FROM debian:12 AS base
CMD ["a"]
ENTRYPOINT ["/entry"]
FROM base
CMD ["b"]
ENTRYPOINT ["/entry2"]
ONBUILD CMD ["c"]
