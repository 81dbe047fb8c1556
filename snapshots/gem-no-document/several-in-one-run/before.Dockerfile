FROM alpine:3.19
RUN apk add --no-cache ruby \
    && gem install bundler --version 2.4.22 \
    && sudo gem install rake json
CMD ["rake"]
