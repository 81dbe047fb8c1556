FROM debian:12
COPY . .
RUN make
