FROM debian:12
ADD rootfs* /
ADD foo.t?z /y/
COPY *.conf /etc/app/
