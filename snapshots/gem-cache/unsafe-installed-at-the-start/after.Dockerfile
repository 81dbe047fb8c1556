FROM ruby:3.3
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle install \
    && rm -rf "$(gem env gemdir)"/cache/*.gem
CMD bundle install && bundle exec puma
