FROM haskell:9.4
WORKDIR /src
COPY . .
RUN cabal update && cabal install --installdir=/usr/local/bin --install-method=copy \
    && rm -rf ~/.cabal/packages ~/.cache/cabal/packages
CMD ["tool"]
