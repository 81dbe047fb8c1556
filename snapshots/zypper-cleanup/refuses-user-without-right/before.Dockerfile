FROM opensuse/leap:15
USER app
RUN zypper --non-interactive install apache2
