FROM mcr.microsoft.com/dotnet/sdk:8.0
WORKDIR /app
COPY --from=node:20 /usr/local/bin/node /usr/local/bin/node
COPY . .
RUN dotnet publish -c Release -o out
ENV ASPNETCORE_ENVIRONMENT=Production
EXPOSE 8080
ENTRYPOINT ["dotnet", "out/Shop.Api.dll"]
