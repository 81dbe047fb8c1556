FROM ruby:3.3
RUN gem install rails -v 7.1.0
RUN gem install --local "$(gem env gemdir)"/cache/rack-3.0.8.gem
