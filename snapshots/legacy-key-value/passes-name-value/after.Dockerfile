FROM debian:12
ENV A=b C="d e" D=--flag
ENV E\
=f
LABEL "a b"="c" description=long\ text
ARG F
ARG G=h
