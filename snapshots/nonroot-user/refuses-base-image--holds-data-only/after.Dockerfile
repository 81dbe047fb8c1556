FROM busybox:1.37
VOLUME /var/lib/mysql
CMD ["/bin/sh", "-c", "while : ; do sleep 2; done"]
