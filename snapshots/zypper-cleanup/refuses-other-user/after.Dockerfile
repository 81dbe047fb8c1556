FROM opensuse/leap:15
RUN gosu root zypper --non-interactive install apache2
