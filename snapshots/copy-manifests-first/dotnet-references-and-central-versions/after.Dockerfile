FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
WORKDIR /src
COPY src/Shop/Shop.csproj src/Shop/packages.lock.json src/Shop/
COPY src/Directory.Build.props src/common.props src/
COPY src/Shop.Data/Shop.Data.fsproj src/Shop.Data/
COPY Directory.Packages.props NuGet.config global.json ./
RUN dotnet restore "src/Shop/Shop.csproj" -r linux-x64 /p:PublishReadyToRun=true
COPY ["src/", "src/"]
WORKDIR /src/src/Shop
RUN dotnet publish "Shop.csproj" -c Release -o /out

FROM mcr.microsoft.com/dotnet/aspnet:8.0
WORKDIR /app
COPY --from=build /out .
ENTRYPOINT ["dotnet", "Shop.dll"]
