import { changing, changingAfter, changingBoth, type Files, type HandSplit, judgeSplits } from './split-cases.ts';

const PROJECT = `<Project Sdk="Microsoft.NET.Sdk.Web">
  <PropertyGroup>
    <TargetFramework>net8.0</TargetFramework>
  </PropertyGroup>
  <ItemGroup><PackageReference Include="Npgsql" Version="8.0.3" /></ItemGroup>
</Project>
`;
const FILES: Files = { 'Shop.csproj': PROJECT, 'Program.cs': 'WebApplication.CreateBuilder(args).Build().Run();\n' };
const START = 'ENTRYPOINT ["dotnet", "out/Shop.dll"]';
const ONE = `FROM mcr.microsoft.com/dotnet/sdk:8.0-noble
WORKDIR /app
COPY . .
RUN dotnet publish -c Release -o out
EXPOSE 8080
USER app
${START}
`;
const IMAGE = 'mcr.microsoft.com/dotnet/aspnet:8.0-noble-chiseled-extra';
const TWO = `FROM mcr.microsoft.com/dotnet/sdk:8.0-noble AS build
WORKDIR /app
COPY . .
RUN dotnet publish -c Release -o out

FROM ${IMAGE}
WORKDIR /app
COPY --from=build /app/out /app/out
EXPOSE 8080
USER app
${START}
`;

const wrong = changingAfter(ONE, TWO, FILES);
const alike = changingBoth(ONE, TWO, FILES);
const on = (name: string, sdk: string, runtime: string, files = FILES): HandSplit => [name, ONE.replace('8.0-noble', sdk), TWO.replace('sdk:8.0-noble', `sdk:${sdk}`).replace(IMAGE, runtime), files]; // prettier-ignore
const withFile = (name: string, path: string, text: string): HandSplit => [name, ONE, TWO, { ...FILES, [path]: text }];
const withProject = (name: string, from: string, to: string): HandSplit => withFile(name, 'Shop.csproj', changing(PROJECT)(from, to)); // prettier-ignore
const small = (name: string, project: string, more: Files = {}): HandSplit => [name, ONE, TWO.replace('-extra', ''), { ...FILES, 'Shop.csproj': project, ...more }]; // prettier-ignore
const INVARIANT = changing(PROJECT)('</PropertyGroup>', '<InvariantGlobalization>true</InvariantGlobalization></PropertyGroup>'); // prettier-ignore

const WRONG: readonly HandSplit[] = [
  on('another release', '8.0-jammy', IMAGE),
  on('Ubuntu under a program for Debian', '8.0', IMAGE),
  on('Ubuntu under a program for Alpine', '8.0-alpine3.20', IMAGE),
  wrong('another version', IMAGE, 'mcr.microsoft.com/dotnet/aspnet:9.0-noble-chiseled-extra'),
  wrong('a release that there is none of', IMAGE, 'mcr.microsoft.com/dotnet/aspnet:8.0-bookworm-chiseled-extra'),
  wrong('without ASP.NET', IMAGE, 'mcr.microsoft.com/dotnet/runtime:8.0-noble-chiseled-extra'),
  wrong('without .NET', IMAGE, 'mcr.microsoft.com/dotnet/runtime-deps:8.0-noble-chiseled-extra'),
  wrong('for programs without .NET', IMAGE, 'mcr.microsoft.com/dotnet/runtime-deps:8.0-noble-chiseled-aot'),
  wrong('what was published stays behind', 'COPY --from=build /app/out /app/out\n', ''),
  wrong('a step without a shell', 'COPY --from', 'RUN mkdir -p /app/logs\nCOPY --from'),
  wrong('packages without a package manager', 'WORKDIR /app\nCOPY --from', 'RUN apt-get update && apt-get install -y --no-install-recommends libgdiplus\nWORKDIR /app\nCOPY --from'), // prettier-ignore
  wrong('the user was left out', 'EXPOSE 8080\nUSER app\nENTRYPOINT ["dotnet", "out/Shop.dll"]\n', `EXPOSE 8080\n${START}\n`), // prettier-ignore
  small('without cultures', PROJECT),
  small('cultures under a condition', INVARIANT.replace('<InvariantGlobalization>', `<InvariantGlobalization Condition="'$(X)' == ''">`)), // prettier-ignore
  small('cultures that are wanted', INVARIANT.replace('true', 'false')),
  small('a time zone by its name', INVARIANT, { 'Zones.cs': 'TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");' }),
  alike('nobody says who runs it', 'USER app\n', ''),
  alike('root', 'USER app', 'USER root'),
  alike('another user', 'USER app', 'USER 1000'),
  alike('a shell starts it', START, 'ENTRYPOINT dotnet out/Shop.dll'),
  alike('a shell by its name', START, 'ENTRYPOINT ["sh", "-c", "exec dotnet out/Shop.dll"]'),
  alike('a command behind the ENTRYPOINT of the image', START, 'CMD ["dotnet", "out/Shop.dll"]'),
  alike('a shell checks its health', 'EXPOSE 8080', 'HEALTHCHECK CMD test -f /app/out/Shop.dll'),
  alike('a program checks its health', 'EXPOSE 8080', 'HEALTHCHECK CMD ["curl", "-f", "http://localhost:8080"]'),
  alike('libraries elsewhere', 'EXPOSE 8080', 'ENV LD_LIBRARY_PATH=/app/out'),
  alike('a library was installed', 'RUN dotnet', 'RUN apt-get update && apt-get install -y libgdiplus\nRUN dotnet'),
  withProject('a package with a library of its own', 'Npgsql', 'SkiaSharp'),
  withProject('a package that asks GSSAPI', 'Npgsql', 'Microsoft.AspNetCore.Authentication.Negotiate'),
  withProject('a package of a family that brings a library', 'Npgsql', 'AspNetCore.HealthChecks.Kafka'),
  withProject('a package that nobody knows', 'Npgsql', 'Example.Drawing'),
  withFile('a program is started', 'Pdf.cs', 'Process.Start("wkhtmltopdf", "-");'),
  withFile('some program is started', 'Run.cs', 'var info = new ProcessStartInfo(tool);'),
  withFile('a library is called', 'Native.cs', '[DllImport("libgdiplus")] static extern int GdipCreate();'),
  withFile('a library is loaded', 'Native.cs', 'NativeLibrary.Load(name);'),
  withFile('a file of the system', 'Os.cs', 'File.ReadAllText("/etc/hosts");'),
  withFile('Kerberos', 'appsettings.json', '{ "Db": "Server=db;Trusted_Connection=True" }'),
  withFile('Compose checks it by a shell', 'compose.yaml', 'services:\n  a:\n    build: .\n    healthcheck:\n      test: ["CMD-SHELL", "test -f /app/out/Shop.dll"]\n'), // prettier-ignore
];

const RIGHT: readonly HandSplit[] = [
  ['ASP.NET', ONE, TWO, FILES],
  on('.NET 10, of its only release', '10.0', 'mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled-extra', { ...FILES, 'Shop.csproj': PROJECT.replace('net8.0', 'net10.0') }), // prettier-ignore
  small('no cultures, and none wanted', INVARIANT),
  [
    'more than is needed',
    ONE,
    TWO,
    { ...FILES, 'Shop.csproj': INVARIANT, 'Zones.cs': 'TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");' },
  ],
  alike('its user by a variable', 'USER app', 'USER $APP_UID'),
  alike('its user by number', 'USER app', 'USER 1654:1654'),
  alike('arguments apart', START, `${START}\nCMD ["--urls", "http://+:8080"]`),
  alike('its health is not checked', 'EXPOSE 8080', 'HEALTHCHECK NONE'),
  alike('by its own program', START, 'ENTRYPOINT ["./out/Shop"]'),
];

judgeSplits('a stage of .NET that ships without a shell', WRONG, RIGHT);
