FROM photon:5.0
RUN gosu root tdnf install -y nginx
