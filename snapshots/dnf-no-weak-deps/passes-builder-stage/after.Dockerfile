FROM fedora:42 AS build
RUN dnf install -y gcc
COPY . .
RUN make

FROM fedora:42
COPY --from=build /x /x
