FROM debian:12
COPY . /srv
RUN provision --all
RUN apt-get update && apt-get install -y curl
CMD ["bash"]
