FROM node:20 AS base
USER node
FROM base
RUN git --version
CMD ["node"]
