FROM registry.example.com/tools/ruby:latest
RUN gem install sass compass
