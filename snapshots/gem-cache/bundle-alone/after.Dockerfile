FROM ruby:3.3
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN gem install bundler && bundle \
    && rm -rf "$(gem env gemdir)"/cache/*.gem
COPY . .
CMD ["bundle", "exec", "puma"]
