FROM debian:12
RUN gem install rails
EXPOSE 8808
CMD ["gem", "server"]
