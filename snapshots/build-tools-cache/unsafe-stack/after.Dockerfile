FROM debian:12
WORKDIR /src
COPY . .
RUN stack setup && stack install --local-bin-path /usr/local/bin \
    && rm -rf ~/.stack/pantry ~/.stack/indices ~/.stack/programs
CMD ["tool"]
