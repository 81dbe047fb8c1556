FROM mcr.microsoft.com/dotnet/sdk:8.0-noble
WORKDIR /app
COPY . .
RUN dotnet publish -c Release -o out
ENV ASPNETCORE_ENVIRONMENT=Production
EXPOSE 8080
USER app
ENTRYPOINT ["dotnet", "out/Shop.Api.dll"]
