/**
 * Packages of NuGet that are code for .NET and nothing else, and bring nothing else along: no library of theirs is linked with
 * one of the system (nuget.org, "Dependencies" and the files of each package; 2026-11-21). With `Microsoft.EntityFrameworkCore`
 * go those for servers; that for SQLite brings a library of its own, as do `SkiaSharp`, `System.Drawing.Common` and
 * `Confluent.Kafka`.
 */
const MANAGED =
  /^(?:Microsoft\.AspNetCore(?!\.Server\.Kestrel\.Transport\.Quic)(?:\.\w+)+|Microsoft\.Extensions(?:\.\w+)+|Microsoft\.IdentityModel(?:\.\w+)+|Microsoft\.OpenApi|Microsoft\.EntityFrameworkCore(?:\.(?:Design|Tools|InMemory|Relational|Abstractions|Proxies))?|Npgsql(?:\.EntityFrameworkCore\.PostgreSQL)?|MySqlConnector|Pomelo\.EntityFrameworkCore\.MySql|MongoDB\.Driver|Swashbuckle\.AspNetCore(?:\.\w+)*|NSwag\.AspNetCore|Scalar\.AspNetCore|System\.(?:Text\.Json|IdentityModel\.Tokens\.Jwt|Linq\.Async|Reactive|CommandLine|Collections\.Immutable)|Newtonsoft\.Json|Dapper|CsvHelper|Serilog(?:\.\w+)*|NLog(?:\.\w+)*|Polly(?:\.\w+)*|RabbitMQ\.Client|MassTransit(?:\.\w+)*|StackExchange\.Redis|MediatR|FluentValidation(?:\.\w+)*|AutoMapper(?:\.\w+)*|Mapster|CommandLineParser|YamlDotNet|Humanizer(?:\.\w+)*|MQTTnet|Refit(?:\.\w+)*|RestSharp|Quartz(?:\.\w+)*|Grpc\.(?:AspNetCore|Net\.Client|Net\.ClientFactory)|Google\.Protobuf|OpenTelemetry(?:\.\w+)*|prometheus-net(?:\.\w+)*|AspNetCore\.HealthChecks(?:\.\w+)+)$/i;

/**
 * Of the families above, those that load a library of the system (Negotiate: GSSAPI), or bring one of their own by what they depend on
 * (clients of Kafka, SQLite and Oracle).
 */
const LOADS_MORE = /\b(?:Authentication\.Negotiate|\w*Kafka|\w*SQLite\w*|Oracle)\b/i;

/** Whether a package needs nothing of an image but .NET. @param name as `PackageReference` has it */
export function isManagedPackage(name: string): boolean {
  return MANAGED.test(name) && !LOADS_MORE.test(name);
}
