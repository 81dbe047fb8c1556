FROM example.com/ruby:3
RUN bundle install \
    && rm -rf "$(gem env gemdir)"/cache/*.gem
