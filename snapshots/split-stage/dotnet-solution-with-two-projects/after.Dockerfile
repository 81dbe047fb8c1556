FROM mcr.microsoft.com/dotnet/sdk:9.0 AS build
ARG VERSION=1.0.0
WORKDIR /src
COPY Shop.sln Directory.Build.props ./
COPY src/Shop.Web/Shop.Web.csproj src/Shop.Web/
COPY src/Shop.Core/Shop.Core.csproj src/Shop.Core/
RUN dotnet restore Shop.sln
COPY src src
RUN dotnet publish src/Shop.Web/Shop.Web.csproj -c Release -o /app/publish /p:UseAppHost=false
LABEL org.opencontainers.image.version=$VERSION
WORKDIR /app/publish

FROM mcr.microsoft.com/dotnet/aspnet:9.0
ARG VERSION=1.0.0
WORKDIR /app/publish
COPY --from=build /app/publish /app/publish
LABEL org.opencontainers.image.version=$VERSION
VOLUME /app/data
EXPOSE 8080
USER app
CMD dotnet Shop.Web.dll
