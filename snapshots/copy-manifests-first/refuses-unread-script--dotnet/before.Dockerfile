FROM mcr.microsoft.com/dotnet/sdk:8.0
SHELL ["pwsh", "-Command"]
WORKDIR /src
COPY . .
RUN dotnet restore
RUN dotnet publish -o /out
ENTRYPOINT ["dotnet", "/out/Shop.dll"]
