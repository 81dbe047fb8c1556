FROM mcr.microsoft.com/dotnet/sdk:8.0-jammy
WORKDIR /src
COPY Worker.csproj .
RUN dotnet restore
COPY . .
RUN dotnet publish --no-restore --configuration Release --output /out
WORKDIR /out
USER $APP_UID
ENTRYPOINT ["dotnet", "mailer.dll"]
