FROM buildpack-deps:bookworm
COPY . /src
WORKDIR /src
RUN make
CMD ["./viewer"]
