FROM ruby:3.2-slim
RUN apt-get update && apt-get install -y build-essential libxml2-dev libxslt1-dev && rm -rf /var/lib/apt/lists/*
WORKDIR /usr/src/app
COPY . .
RUN bundle install
USER 1000:1000
CMD ["foreman", "start"]
