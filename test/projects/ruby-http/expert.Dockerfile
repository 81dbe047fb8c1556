FROM debian:bookworm-slim
RUN apt-get update \
    && apt-get install -y --no-install-recommends ruby ruby-webrick tzdata \
    && rm -rf /var/lib/apt/lists/*
ENV RACK_ENV=production
WORKDIR /app
COPY app.rb recipes.yml ./
COPY lib ./lib
USER 10001:10001
EXPOSE 4567
CMD ["ruby", "app.rb"]
