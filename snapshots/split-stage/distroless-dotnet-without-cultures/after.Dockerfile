FROM mcr.microsoft.com/dotnet/sdk:8.0-jammy AS build
WORKDIR /src
COPY Worker.csproj .
RUN dotnet restore
COPY . .
RUN dotnet publish --no-restore --configuration Release --output /out
WORKDIR /out

FROM mcr.microsoft.com/dotnet/runtime:8.0-jammy-chiseled
WORKDIR /out
COPY --from=build /out /out
USER $APP_UID
ENTRYPOINT ["dotnet", "mailer.dll"]
