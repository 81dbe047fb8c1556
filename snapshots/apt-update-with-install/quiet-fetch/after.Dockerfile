FROM debian:12
COPY extra.conf /etc/
RUN apt-get -qq update && apt-get install -y curl
CMD ["bash"]
