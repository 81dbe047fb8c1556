# syntax=docker/dockerfile:1
FROM debian:12
ADD <<END /etc/notes
a
END
