FROM fedora:42
RUN echo "assumeyes=True" >> /etc/dnf/dnf.conf
RUN dnf install git
