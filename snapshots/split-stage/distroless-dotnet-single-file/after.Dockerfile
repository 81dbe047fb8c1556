FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /build
COPY . .
RUN dotnet publish ledger/ledger.csproj -c Release -r linux-x64 --self-contained true -o /opt/ledger

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled-extra
WORKDIR /build
COPY --from=build /opt/ledger /opt/ledger
USER 1654
ENTRYPOINT ["/opt/ledger/ledger"]
CMD ["--help"]
