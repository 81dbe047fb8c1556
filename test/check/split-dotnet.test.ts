import { changing, changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const PROJECT = `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
  </PropertyGroup>
</Project>
`;
const FILES: Files = {
  'Shop.csproj': PROJECT,
  'Program.cs': 'WebApplication.CreateBuilder(args).Build().Run();\n',
  'appsettings.json': '{}\n',
};
const ONE = `FROM mcr.microsoft.com/dotnet/sdk:8.0
ENV ASPNETCORE_ENVIRONMENT=Production
WORKDIR /app
COPY . .
RUN dotnet publish -c Release -o out
EXPOSE 8080
ENTRYPOINT ["dotnet", "out/Shop.dll"]
`;
const TWO = `FROM mcr.microsoft.com/dotnet/sdk:8.0 AS build
ENV ASPNETCORE_ENVIRONMENT=Production
WORKDIR /app
COPY . .
RUN dotnet publish -c Release -o out

FROM mcr.microsoft.com/dotnet/aspnet:8.0
ENV ASPNETCORE_ENVIRONMENT=Production
WORKDIR /app
COPY --from=build /app/out /app/out
COPY --from=build /app/appsettings.json /app/appsettings.json
EXPOSE 8080
ENTRYPOINT ["dotnet", "out/Shop.dll"]
`;
const OUT = 'COPY --from=build /app/out /app/out';
const RUNTIME = 'mcr.microsoft.com/dotnet/aspnet:8.0';
const START = '["dotnet", "out/Shop.dll"]';

const wrong = changingAfter(ONE, TWO, FILES);
const alike = changingBoth(ONE, TWO, FILES);
const withProject = (name: string, from: string, to: string): HandSplit => [name, ONE, TWO, { ...FILES, 'Shop.csproj': changing(PROJECT)(from, to) }]; // prettier-ignore

const HOST: Files = { ...FILES, 'Shop.csproj': changing(PROJECT)('Sdk.Web', 'Sdk') };
const both = (text: string): string => text.replace(START, '["./out/Shop"]');

const WRONG: readonly HandSplit[] = [
  wrong('what was published stays behind', `${OUT}\n`, ''),
  wrong('only the library', OUT, 'COPY --from=build /app/out/Shop.dll /app/out/Shop.dll'),
  wrong(
    'settings where it is started stay behind',
    'COPY --from=build /app/appsettings.json /app/appsettings.json\n',
    '',
  ),
  wrong('another version', RUNTIME, 'mcr.microsoft.com/dotnet/aspnet:9.0'),
  wrong('an older version', RUNTIME, 'mcr.microsoft.com/dotnet/aspnet:6.0'),
  wrong('another release', RUNTIME, 'mcr.microsoft.com/dotnet/aspnet:8.0-noble'),
  wrong('Alpine under a program for Debian', RUNTIME, 'mcr.microsoft.com/dotnet/aspnet:8.0-alpine3.20'),
  wrong('without ASP.NET', RUNTIME, 'mcr.microsoft.com/dotnet/runtime:8.0'),
  wrong('without .NET', RUNTIME, 'mcr.microsoft.com/dotnet/runtime-deps:8.0'),
  wrong('a system alone', RUNTIME, 'debian:bookworm-slim'),
  wrong('an image without a shell', RUNTIME, 'mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled'),
  wrong('another folder', 'WORKDIR /app\nCOPY --from', 'WORKDIR /srv\nCOPY --from'),
  wrong('a variable lost', `${RUNTIME}\nENV ASPNETCORE_ENVIRONMENT=Production\n`, `${RUNTIME}\n`),
  alike('another library', START, '["dotnet", "out/Shop.Api.dll"]'),
  alike('the SDK starts it', START, '["dotnet", "run", "--no-build"]'),
  alike('the SDK watches it', START, '["dotnet", "watch"]'),
  alike('a tool of the SDK checks it', 'EXPOSE 8080', 'HEALTHCHECK CMD curl -f http://localhost:8080/'),
  alike('a user whom no image has', 'EXPOSE 8080', 'USER shop'),
  alike('a program that is installed for the user', 'RUN dotnet publish', 'RUN dotnet tool install -g dotnet-ef\nRUN dotnet publish'), // prettier-ignore
  alike('settings on the command line that put it elsewhere', '-o out', '-o out -p:PublishDir=/elsewhere'),
  withProject('another name', '</PropertyGroup>', '<AssemblyName>orders</AssemblyName></PropertyGroup>'),
  withProject('another framework', 'net8.0', 'net9.0'),
  withProject('it brings its own .NET', '</PropertyGroup>', '<SelfContained>true</SelfContained></PropertyGroup>'),
  withProject('there is no library to start', '</PropertyGroup>', '<PublishSingleFile>true</PublishSingleFile></PropertyGroup>'), // prettier-ignore
  withProject('a name that is made of others', '</PropertyGroup>', '<AssemblyName>$(Company).Shop</AssemblyName></PropertyGroup>'), // prettier-ignore
  withProject('a name under a condition', '</PropertyGroup>', `<AssemblyName Condition="'$(X)' == ''">a</AssemblyName></PropertyGroup>`), // prettier-ignore
  withProject('it runs something', '</Project>', '<Target Name="a" AfterTargets="Publish"><Exec Command="make" /></Target></Project>'), // prettier-ignore
  withProject('views are compiled when it runs', '</Project>', '<ItemGroup><PackageReference Include="Microsoft.AspNetCore.Mvc.Razor.RuntimeCompilation" /></ItemGroup></Project>'), // prettier-ignore
  withProject('a project that cannot be read', '<PropertyGroup>', '<PropertyGroup'),
  ['a solution', ONE, TWO, { ...FILES, 'Shop.sln': '' }],
  ['two projects', ONE, TWO, { ...FILES, 'More.csproj': PROJECT }],
  ['Kerberos', ONE, TWO, { ...FILES, 'appsettings.json': '{ "Db": "Server=db;Trusted_Connection=True" }' }],
  ['a file that a source names by its folder', ONE.replace('COPY . .', 'COPY prices.csv /data/\nCOPY . .'), TWO.replace('COPY . .', 'COPY prices.csv /data/\nCOPY . .'), { ...FILES, 'prices.csv': '1\n', 'Prices.cs': 'File.ReadAllText("/data/prices.csv");' }], // prettier-ignore
  ['a program without its library', both(ONE), changing(both(TWO))(OUT, 'COPY --from=build /app/out/Shop /app/out/Shop'), HOST], // prettier-ignore
  ['a program that was not made', both(ONE), both(TWO), { ...FILES, 'Shop.csproj': changing(PROJECT)('</PropertyGroup>', '<UseAppHost>false</UseAppHost></PropertyGroup>') }], // prettier-ignore
  ['another port before 8.0', ONE.replace('8.0', '6.0'), TWO.replaceAll('8.0', '6.0'), { ...FILES, 'Shop.csproj': changing(PROJECT)('net8.0', 'net6.0') }], // prettier-ignore
  ['elements in elements in elements', ONE, TWO, { ...FILES, 'Shop.csproj': `<Project Sdk="Microsoft.NET.Sdk.Web">${'<a>'.repeat(100_000)}` }], // prettier-ignore
];

const RIGHT: readonly HandSplit[] = [
  ['ASP.NET', ONE, TWO, FILES],
  ['started by its program', both(ONE), both(TWO), FILES],
  ['a host without ASP.NET', ONE, changing(TWO)('dotnet/aspnet', 'dotnet/runtime'), HOST],
  ['with more than it needs', ONE, TWO, HOST],
  alike('the user of the image', 'EXPOSE 8080', 'USER $APP_UID'),
  alike('a script of one command', START, 'exec dotnet out/Shop.dll --verbose'),
  ['before 8.0, with its address', ONE.replace('8.0', '6.0').replace('ASPNETCORE_ENVIRONMENT=Production', 'ASPNETCORE_URLS=http://+:5000'), TWO.replaceAll('8.0', '6.0').replaceAll('ASPNETCORE_ENVIRONMENT=Production', 'ASPNETCORE_URLS=http://+:5000'), { ...FILES, 'Shop.csproj': changing(PROJECT)('net8.0', 'net6.0') }], // prettier-ignore
];

judgeSplits('a stage of .NET that becomes two', WRONG, RIGHT);
