FROM debian:12 AS other
CMD ls $HOME

FROM debian:12
CMD ls
ENTRYPOINT ["tini", "--"]
CMD ["server"]
HEALTHCHECK CMD curl -f http://localhost/
