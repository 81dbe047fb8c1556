FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
WORKDIR /src
COPY Shop.sln Directory.Build.props ./
COPY src/Shop.Data/Shop.Data.csproj src/Shop.Data/
COPY src/Shop/Shop.csproj src/Shop/
COPY test/Shop.Tests/Shop.Tests.csproj test/Shop.Tests/
RUN dotnet restore Shop.sln
COPY . .
RUN dotnet publish src/Shop -c Release -o /out --no-restore

FROM mcr.microsoft.com/dotnet/aspnet:8.0
WORKDIR /app
COPY --from=build /out .
ENTRYPOINT ["dotnet", "Shop.dll"]
