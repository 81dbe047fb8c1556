FROM ubuntu:22.04
RUN apt-get update \
    && apt-get -y dist-upgrade \
    && apt-get upgrade --with-new-pkgs -y \
    && apt-get install -y --no-install-recommends curl ./local.deb \
    && apt-get purge -y gcc \
    && apt-get autoremove -y \
    && apt-get clean
