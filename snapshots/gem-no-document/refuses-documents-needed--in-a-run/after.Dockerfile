FROM debian:12
RUN gem install rails && ri --list > /srv/list
