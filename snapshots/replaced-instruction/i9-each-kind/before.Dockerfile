FROM debian:12 AS base
CMD ["a"]
FROM base
ENTRYPOINT ["x"]
CMD echo one

SHELL ["/bin/bash", "-c"]
HEALTHCHECK NONE
CMD echo two
ENTRYPOINT ["/entry"]
RUN true
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
CMD ["three"]
