FROM ubuntu:14.04
RUN curl -sSL https://get.rvm.io | bash -s stable
RUN gem install rails
