FROM debian:12
RUN sudo bash -c 'chown ${SUDO_USER:-nobody} /srv'
RUN sudo bash -c 'touch /home/$USER'
