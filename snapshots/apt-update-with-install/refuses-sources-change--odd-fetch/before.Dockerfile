FROM debian:9
RUN apt-get -o Acquire::Check-Valid-Until=false update
COPY . /srv
RUN apt-get install -y curl
