FROM composer:2 AS vendor
COPY composer.* ./
RUN composer install --no-dev && composer clear-cache

FROM ruby:3.3
COPY Gemfile* ./
RUN bundle install && rm -rf /usr/local/bundle/cache/*.gem
COPY --from=vendor /app/vendor /vendor
CMD ["ruby", "app.rb"]
