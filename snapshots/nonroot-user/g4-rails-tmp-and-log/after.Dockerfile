FROM ruby:3.4-slim
WORKDIR /rails
COPY . .
RUN bundle install
RUN groupadd --gid 10001 app \
    && useradd --uid 10001 --gid app --create-home app \
    && install -d -o 10001 -g 10001 /rails /rails/log /rails/storage /rails/tmp \
    && chown -R 10001:10001 /rails/log /rails/storage /rails/tmp
USER 10001:10001
CMD ["bin/rails", "server", "-b", "0.0.0.0"]
