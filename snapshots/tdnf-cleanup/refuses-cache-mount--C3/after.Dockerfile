FROM photon:5.0
RUN --mount=type=cache,target=/var/cache/tdnf tdnf install -y nginx
