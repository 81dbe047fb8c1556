FROM ubuntu:22.04
RUN apt update \
    && apt -y full-upgrade \
    && apt upgrade -y \
    && apt install -y --no-install-recommends curl ./local.deb \
    && apt purge -y gcc \
    && apt autoremove -y \
    && apt clean
