FROM ruby:3.3
WORKDIR /app
COPY Gemfile Gemfile.lock ./
USER app
RUN bundle install
