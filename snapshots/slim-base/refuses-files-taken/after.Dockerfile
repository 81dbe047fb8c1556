FROM node:20 AS base
CMD ["node"]
FROM scratch AS certs
COPY --from=base /etc/ssl/certs /etc/ssl/certs
FROM base
