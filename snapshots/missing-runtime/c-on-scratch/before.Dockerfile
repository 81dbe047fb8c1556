FROM gcc:14-bookworm AS build
WORKDIR /src
COPY bell.c .
RUN gcc -O2 -o bell bell.c

FROM scratch
COPY --from=build /src/bell /bell
CMD ["/bell"]
