ARG BASE
FROM $BASE
RUN apt-get update
