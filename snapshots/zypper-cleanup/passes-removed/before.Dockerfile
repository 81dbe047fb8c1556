FROM opensuse/leap:15
RUN zypper --non-interactive install apache2 && rm -rf /var/cache/zypp
