FROM mcr.microsoft.com/dotnet/sdk:8.0
WORKDIR /src
COPY . .
RUN --mount=type=bind,source=NuGet.config,target=/src/NuGet.config dotnet restore
RUN dotnet publish -o /out
ENTRYPOINT ["dotnet", "/out/Shop.dll"]
