FROM ubuntu:22.04
RUN echo "deb https://apt.example.com/private jammy main" > /etc/apt/sources.list.d/private.list
RUN --mount=type=secret,id=apt-auth,target=/etc/apt/auth.conf.d/private.conf \
    apt-get update && apt-get install -y private-agent
RUN apt-get install -y vim
