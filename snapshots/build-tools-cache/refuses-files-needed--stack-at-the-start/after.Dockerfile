FROM debian:12
WORKDIR /src
COPY . .
RUN stack build
CMD ["stack", "exec", "tool"]
