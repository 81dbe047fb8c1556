FROM example.com/base AS one
WORKDIR /srv//app/
RUN make
WORKDIR /srv/app/src
  workdir   /srv/app/lib
FROM one
WORKDIR /srv/app/lib/bin
FROM scratch
WORKDIR /data
