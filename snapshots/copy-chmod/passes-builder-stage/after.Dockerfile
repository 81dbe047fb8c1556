FROM debian:12-slim AS build
COPY start.sh /start.sh
RUN chmod 755 /start.sh
FROM scratch
COPY --from=build /start.sh /
