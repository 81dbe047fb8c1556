FROM debian:12
ADD "notes.txt" /opt/
