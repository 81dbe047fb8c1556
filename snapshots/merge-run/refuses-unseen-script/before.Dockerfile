FROM debian:12
RUN curl -fsSL https://deb.example.org/setup | bash -
RUN apt-get install -y nodejs
