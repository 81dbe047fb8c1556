FROM debian:12
# Refresh the package lists.
RUN apt-get update
COPY . /srv
RUN apt-get install -y curl
