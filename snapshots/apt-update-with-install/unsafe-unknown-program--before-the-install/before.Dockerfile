FROM debian:12
RUN apt-get update
COPY . /srv
RUN provision --all
RUN apt-get install -y curl
CMD ["bash"]
