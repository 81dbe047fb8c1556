/**
 * Images of which the catalogue has no variables, and that set none by which a package manager moves its cache: distributions,
 * old tags of `maven` and `openjdk`, Microsoft's SDK, Bun (their Dockerfiles, 2026-11). All of them are built as root.
 */
export const PLAIN_ENVIRONMENTS: ReadonlySet<string> = new Set([
  'debian', 'ubuntu', 'alpine', 'centos', 'fedora', 'rockylinux', 'almalinux', 'oraclelinux', 'amazonlinux', 'buildpack-deps',
  'maven', 'openjdk', 'java', 'eclipse-temurin', 'node', 'python',
  'mcr.microsoft.com/dotnet/sdk', 'mcr.microsoft.com/dotnet/core/sdk', 'microsoft/dotnet', 'oven/bun',
]); // prettier-ignore
