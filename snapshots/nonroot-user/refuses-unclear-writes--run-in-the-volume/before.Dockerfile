FROM ruby:3.4-slim
COPY wiki.rb /srv/wiki.rb
VOLUME /wiki
WORKDIR /wiki
RUN git init
CMD ["ruby", "/srv/wiki.rb", "--port", "4567"]
