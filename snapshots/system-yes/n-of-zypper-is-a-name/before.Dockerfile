FROM opensuse/leap:15
RUN zypper install -n apache2
