FROM debian:12
WORKDIR /src
COPY . .
RUN stack setup && stack install --local-bin-path /usr/local/bin
CMD ["tool"]
