FROM photon:5.0
RUN set -e; tdnf install -y nginx; mkdir /srv/a; \
    tdnf clean all
