FROM debian:12
ARG TO
RUN git clone https://github.com/example/site $TO/site
