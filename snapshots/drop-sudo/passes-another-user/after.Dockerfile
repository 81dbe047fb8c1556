FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends sudo && rm -rf /var/lib/apt/lists/* \
 && echo 'app ALL=(ALL) NOPASSWD:ALL' > /etc/sudoers.d/app && useradd app
USER app
RUN sudo mkdir /opt/app
CMD ["sudo", "server"]
