FROM ruby:3.3
RUN gem install rails \
    && rm -rf "$(gem env gemdir)"/cache/*.gem
