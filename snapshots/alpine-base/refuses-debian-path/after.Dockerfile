FROM node:20
ENV LD_LIBRARY_PATH=/usr/lib/x86_64-linux-gnu
