FROM ruby:3.3
ENV RACK_ENV=production
WORKDIR /app
COPY Gemfile Gemfile.lock ./
RUN bundle config set without 'development test' && bundle install --jobs 4
COPY . .
EXPOSE 9292
CMD ["bundle", "exec", "puma", "-p", "9292"]
