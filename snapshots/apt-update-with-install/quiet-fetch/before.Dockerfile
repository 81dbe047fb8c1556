FROM debian:12
RUN apt-get -qq update
COPY extra.conf /etc/
RUN apt-get install -y curl
CMD ["bash"]
