FROM ruby:3.3
WORKDIR /app
COPY Gemfile Gemfile.lock ./
ENV BUNDLE_PATH=/gems
RUN bundle install
