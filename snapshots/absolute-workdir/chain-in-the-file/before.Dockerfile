FROM example.com/base AS one
WORKDIR /srv//app/
RUN make
WORKDIR src
  workdir   ../lib
FROM one
WORKDIR bin/.
FROM scratch
WORKDIR data
