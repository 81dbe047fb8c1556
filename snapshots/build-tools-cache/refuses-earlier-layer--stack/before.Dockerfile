FROM debian:12
WORKDIR /src
COPY stack.yaml .
RUN stack setup
COPY . .
RUN stack install --local-bin-path /usr/local/bin
CMD ["tool"]
