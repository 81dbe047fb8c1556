FROM composer:2 AS vendor
COPY composer.* ./
RUN --mount=type=cache,target=/tmp/cache composer install --no-dev

FROM ruby:3.3
COPY Gemfile* ./
RUN --mount=type=cache,target=/usr/local/bundle/cache,sharing=locked bundle install
COPY --from=vendor /app/vendor /vendor
CMD ["ruby", "app.rb"]
