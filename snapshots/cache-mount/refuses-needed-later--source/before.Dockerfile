FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
ARG FEED_TOKEN
WORKDIR /src
COPY *.csproj ./
RUN dotnet restore --source "https://pkgs.example.com/nuget/$FEED_TOKEN/v3/index.json" --source https://api.nuget.org/v3/index.json
COPY . .
RUN dotnet publish -c Release -o /app
FROM mcr.microsoft.com/dotnet/aspnet:8.0
COPY --from=build /app /app
ENTRYPOINT ["dotnet","/app/app.dll"]
