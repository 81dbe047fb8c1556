FROM photon:5.0
USER app
RUN tdnf install -y nginx
