FROM debian:12
RUN apt-get install -y golang && go build -o /bin/app .
