FROM opensuse/leap:15
RUN set -e; zypper --non-interactive install apache2; mkdir /srv/a; \
    zypper clean --all
