FROM debian:12
ENV NAME = value
