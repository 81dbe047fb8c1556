FROM debian:12
RUN apt-get update && apt-get install -y openvpn
RUN cp -r /usr/share/doc/openvpn/examples /etc/openvpn
