FROM debian:12
RUN apt-get install -y a && apt-get -y install b && apt-get install --yes c && apt-get -qq install d \
 && apt-get -q=2 install e && apt-get install f --assume-yes && apt-get -o APT::Get::Assume-Yes=true install g \
 && apt-get install -s h
