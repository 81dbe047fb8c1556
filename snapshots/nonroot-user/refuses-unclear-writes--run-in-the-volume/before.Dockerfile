FROM ruby:3.4-slim
RUN gem install gollum
VOLUME /wiki
WORKDIR /wiki
RUN git init
CMD ["gollum", "--port", "4567"]
