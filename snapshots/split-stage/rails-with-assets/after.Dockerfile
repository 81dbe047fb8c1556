# The shop
FROM ruby:3.3-slim-bookworm AS build
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

FROM ruby:3.3-slim-bookworm
ENV RAILS_ENV=production \
    RAILS_LOG_TO_STDOUT=1
RUN apt-get update \
    && apt-get install -y --no-install-recommends libmariadb3 libvips tzdata \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /rails
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /rails /rails
EXPOSE 3000
# the web
CMD ["./bin/rails", "server", "-b", "0.0.0.0"]
