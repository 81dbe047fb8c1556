FROM ruby:3.4-slim
WORKDIR /rails
COPY . .
RUN bundle install
CMD ["bin/rails", "server", "-b", "0.0.0.0"]
