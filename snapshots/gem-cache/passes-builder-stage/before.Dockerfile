FROM ruby:3.3 AS build
RUN bundle install
FROM ruby:3.3-slim
COPY --from=build /usr/local/bundle /usr/local/bundle
