FROM ruby:3.2 AS base
WORKDIR /app
FROM base AS tools
RUN git --version > /tools.txt
FROM base
COPY --from=tools /tools.txt /
CMD ["ruby", "-e", "puts 1"]
