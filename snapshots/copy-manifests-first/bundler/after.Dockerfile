FROM ruby:3.3-slim
WORKDIR /app
COPY Gemfile .ruby-version Gemfile.lock ./
RUN bundle install --jobs 4
COPY . .
CMD ["ruby", "app.rb"]
