FROM debian:bookworm
RUN apt-get update && apt-get install -y openvpn
RUN cp /usr/share/doc/openvpn/examples/sample-config-files/server.conf /etc/openvpn/
CMD ["openvpn", "/etc/openvpn/server.conf"]
