FROM debian:12
LABEL version=1 "Maintainer"="Jane Doe"
MAINTAINER Jane Doe
