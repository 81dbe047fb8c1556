FROM mcr.microsoft.com/dotnet/sdk:10.0
WORKDIR /build
COPY . .
RUN dotnet publish ledger/ledger.csproj -c Release -r linux-x64 --self-contained true -o /opt/ledger
USER 1654
ENTRYPOINT ["/opt/ledger/ledger"]
CMD ["--help"]
