FROM debian:12
RUN aptitude install -y --without-recommends curl ca-certificates
