FROM example.com/base
RUN gosu root apt-get update
COPY . /srv
RUN gosu root apt-get install -y curl
