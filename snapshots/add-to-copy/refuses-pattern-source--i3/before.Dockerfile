FROM debian:12
ADD rootfs* /
ADD foo.t?z /y/
ADD *.conf /etc/app/
