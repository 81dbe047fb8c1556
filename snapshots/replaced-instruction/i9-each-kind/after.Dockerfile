FROM debian:12 AS base
CMD ["a"]
FROM base

SHELL ["/bin/bash", "-c"]
ENTRYPOINT ["/entry"]
RUN true
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
CMD ["three"]
