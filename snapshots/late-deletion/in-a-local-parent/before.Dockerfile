FROM debian:12-slim AS base
COPY setup.sh /setup.sh
FROM base
RUN sh /setup.sh && rm /setup.sh
