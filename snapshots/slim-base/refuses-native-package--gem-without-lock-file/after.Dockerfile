FROM ruby:3.3
RUN gem install jekyll
CMD ["jekyll", "serve"]
