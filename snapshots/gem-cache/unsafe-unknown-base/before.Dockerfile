FROM example.com/ruby:3
RUN bundle install
