FROM ruby:3.3 AS build
ENV RACK_ENV=production
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle config set --local without 'development test' && bundle install --jobs 4
COPY . .

FROM ruby:3.3-slim
ENV RACK_ENV=production
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpq5 \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /usr/local/bundle /usr/local/bundle
COPY --from=build /app /app
EXPOSE 9292
ENTRYPOINT ["./entrypoint.sh"]
CMD ["bundle", "exec", "puma", "-p", "9292"]
