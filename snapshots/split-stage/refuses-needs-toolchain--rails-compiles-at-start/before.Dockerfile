# The shop
FROM ruby:3.3-slim-bookworm
ENV RAILS_ENV=production \
    RAILS_LOG_TO_STDOUT=1
RUN apt-get update -qq \
    && apt-get install -y --no-install-recommends build-essential default-libmysqlclient-dev git libvips nodejs yarnpkg pkg-config tzdata \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /rails
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local deployment true && bundle config set --local without development:test && bundle install
COPY package.json yarn.lock ./
RUN yarnpkg install --frozen-lockfile
COPY . .
RUN SECRET_KEY_BASE_DUMMY=1 ./bin/rails assets:precompile
EXPOSE 3000
# the web
CMD ["sh", "-c", "bundle exec rake assets:precompile; exec bundle exec puma"]
