FROM alpine:3.19
RUN apk add --no-cache ruby \
    && gem install --no-document bundler --version 2.4.22 \
    && sudo gem install --no-document rake json
CMD ["rake"]
