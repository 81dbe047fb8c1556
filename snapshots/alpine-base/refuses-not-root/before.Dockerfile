FROM memcached:1.6
SHELL ["/bin/bash", "-c"]
