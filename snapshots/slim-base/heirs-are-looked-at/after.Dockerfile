FROM ruby:3.2-slim AS base
WORKDIR /app
FROM base AS tools
RUN apt-get update \
    && apt-get install -y --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/*
RUN git --version > /tools.txt
FROM base
COPY --from=tools /tools.txt /
CMD ["ruby", "-e", "puts 1"]
