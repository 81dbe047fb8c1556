FROM mcr.microsoft.com/dotnet/sdk:8.0
COPY . .
RUN dotnet restore
RUN dotnet publish --no-restore -o /app
