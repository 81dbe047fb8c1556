FROM debian:12
RUN gem install --no-document fpm && gem install rake -N && gem install json --no-ri --no-rdoc && gem install x --document=ri
RUN bundle install && gem list
