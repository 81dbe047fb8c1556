FROM registry.example.com/tools/ruby:latest
RUN gem install --no-document sass compass
