import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readGoModule } from '../../src/context/dependencies/go-module.ts';
import { readMsbuild } from '../../src/context/dependencies/msbuild.ts';
import { readSolution } from '../../src/context/dependencies/solution.ts';
import { nodesIn, readXml } from '../../src/context/dependencies/xml.ts';
import { readInstall } from '../../src/context/installs/read-install.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { isUnread, readRun } from '../../src/dockerfile/run-script.ts';
import { type DependencyInstall, isUnclear, readDependencyInstall } from '../../src/knowledge/dependency-installs.ts';
import { runs, tokenSoup } from '../properties/dockerfile-texts.ts';

function installOf(script: string): ReturnType<typeof readDependencyInstall> {
  const file = readDockerfile(`FROM a\nRUN ${script}\n`);
  if (file.kind === 'refused') throw new Error(file.detail);
  const reading = readRun(file.instructions[1]!.content);
  return isUnread(reading) ? undefined : readDependencyInstall(reading.commands[0]!.command);
}

/** `no`: it is no step that fetches. */
function describeInstall(script: string): string {
  const install = installOf(script);
  if (!install) return 'no';
  return isUnclear(install) ? 'unclear' : install.subcommand;
}

describe('which commands fetch', () => {
  test.each([
    ['mvn -B -ntp -T 1C dependency:go-offline', 'dependency:go-offline'],
    ['mvn -Pprod,!dev -Drevision=1.0 -ff -pl a,b -am dependency:resolve', 'dependency:resolve'],
    ['mvn org.apache.maven.plugins:maven-dependency-plugin:3.0.2:go-offline', 'org.apache.maven.plugins:maven-dependency-plugin:3.0.2:go-offline'],
    ['./mvnw dependency:resolve', 'dependency:resolve'],
    ['/src/mvnw dependency:resolve', 'unclear'],
    ['mvn -gs a.xml dependency:resolve', 'unclear'],
    ['mvn -Dfile=lib/a.jar dependency:resolve', 'unclear'],
    ['mvn -Duser.home=/src dependency:resolve', 'unclear'],
    ['mvn -D "$A" dependency:resolve', 'unclear'],
    ['mvn $A dependency:resolve', 'unclear'],
    ['mvn package', 'no'],
    ['mvn dependency:copy-dependencies', 'no'],
    ['gradle --no-daemon -Pa=b :app:dependencies --configuration runtimeClasspath', ':app:dependencies'],
    ['./gradlew --version', '--version'],
    ['gradle -p a dependencies', 'unclear'],
    ['gradle dependencies build', 'unclear'],
    ['gradle build', 'no'],
    ['cargo fetch --locked', 'fetch'],
    ['cargo fetch --manifest-path a/Cargo.toml', 'unclear'],
    ['cargo build', 'no'],
    ['dotnet restore -v:m --runtime linux-x64 /p:A=b "a/b.csproj"', 'restore'],
    ['dotnet restore -s https://a.example/index.json', 'restore'],
    ['dotnet restore -s /feed', 'unclear'],
    ['dotnet restore *.sln', 'unclear'],
    ['dotnet restore a.csproj b.csproj', 'unclear'],
    ['dotnet publish', 'no'],
    ['mix do deps.get --only prod, deps.compile', 'deps.get deps.compile'],
    ['mix deps.get --only $MIX_ENV', 'deps.get'],
    ['mix do deps.get, compile', 'unclear'],
    ['mix compile', 'no'],
    ['sbt -Dsbt.color=false update', 'update'],
    ['sbt update compile', 'unclear'],
    ['sbt compile', 'no'],
    ['go mod verify', 'mod verify'],
    ['go mod tidy', 'no'],
  ])('%s: %s', (script, expected) => {
    expect(describeInstall(script)).toBe(expected);
  });
}); // prettier-ignore

test('a file of modules of Go', () => {
  const text = 'module a // comment\n\ngo 1.23\nrequire b.example/b v1.0.0\nrequire (\n\tc.example/c v1 // indirect\n)\nreplace c.example/c v1 => c.example/d v2\n';
  expect(readGoModule(text)).toEqual({ required: ['b.example/b', 'c.example/c'], used: [], replacedBy: undefined });
  expect(readGoModule(`${text}replace (\n\tb.example/b => ../b\n)\n`)?.replacedBy).toBe('../b');
  expect(readGoModule('use (\n\t./a\n)\nuse b\n')?.used).toEqual(['./a', 'b']);
  for (const odd of ['module a\nrequire (\n', 'other a\n', 'require\n', ')\n', `module ${'a'.repeat(3000)}\n`])
    expect(readGoModule(odd), odd.slice(0, 20)).toBeUndefined();
}); // prettier-ignore

test('a solution', () => {
  const kind = '{9A19103F-16F7-4668-BE54-9A1E7A4F7556}';
  const text = `\uFEFF\r\nMicrosoft Visual Studio Solution File, Format Version 12.00\r\nProject("${kind}") = "a", "src\\a\\a.csproj", "${kind}"\r\nEndProject\r\n`;
  expect(readSolution('a.sln', text)).toEqual(['src/a/a.csproj']);
  expect(readSolution('a.sln', `${text}Project(odd)\r\n`)).toBeUndefined();
  expect(readSolution('a.sln', 'Global\n')).toBeUndefined();
  expect(readSolution('a.slnx', '<Solution><Project Path="a\\a.csproj" /></Solution>')).toEqual(['a/a.csproj']);
  expect(readSolution('a.slnx', '<Other />')).toBeUndefined();
}); // prettier-ignore

test('a project of MSBuild', () => {
  const inner = '<Import Project="$(MSBuildThisFileDirectory)own.props" Condition="Exists(\'own.props\')" /><ItemGroup><ProjectReference Include="..\\b\\b.csproj; ..\\c\\c.csproj" /></ItemGroup>';
  expect(readMsbuild(`\uFEFF<Project Sdk="a">${inner}</Project>`)).toEqual({
    hasSdk: true,
    references: ['../b/b.csproj', '../c/c.csproj'],
    imports: ['own.props'],
    hasTargets: false,
    trouble: undefined,
  });
  const trouble = (text: string): string | undefined => readMsbuild(`<Project Sdk="a">${text}</Project>`)?.trouble;
  expect(trouble('<Import Project="$(Own)a.props" />')).toContain('$(Own)');
  expect(trouble('<ItemGroup><ProjectReference Include="..\\**\\*.csproj" /></ItemGroup>')).toContain('**');
  expect(trouble('<PropertyGroup Condition="Exists(\'a.json\')" />')).toContain('a.json');
  expect(trouble('<Target Name="A" AfterTargets="Build" Condition="Exists(\'a.json\')" />')).toBeUndefined();
  expect(trouble('<Target Name="A" AfterTargets="Restore" />')).toContain('A');
  expect(readMsbuild('<project />')).toBeUndefined();
}); // prettier-ignore

const HOSTILE = ['go mod download', 'mvn dependency:resolve', 'gradle dependencies', 'cargo fetch', 'dotnet restore a.csproj', 'dotnet restore a.sln', 'dotnet restore a.slnx', 'mix deps.get', 'sbt update'].map((script) => [script, installOf(script) as DependencyInstall] as const); // prettier-ignore
const NAMES = ['go.mod', 'go.work', 'pom.xml', 'build.gradle', 'settings.gradle', 'Cargo.toml', 'a.csproj', 'a.sln', 'a.slnx', 'Directory.Build.props', 'nuget.config', 'mix.exs', 'config/config.exs', 'build.sbt', '.mvn/extensions.xml']; // prettier-ignore
const FIRST: Readonly<Record<string, string>> = { go: 'go.mod', maven: 'pom.xml', gradle: 'build.gradle', cargo: 'Cargo.toml', mix: 'mix.exs', sbt: 'build.sbt' }; // prettier-ignore

describe.each(HOSTILE)('whatever the files say: %s', (_, install) => {
  const read = (text: string): string => {
    const context = memoryContext(Object.fromEntries(NAMES.map((name) => [name, text])));
    return readInstall(context, [install.lists[0] ?? FIRST[install.tool]!], install).kind;
  };

  test('there is an answer', () => {
    fc.assert(fc.property(fc.oneof(tokenSoup, fc.string()), (text) => ['known', 'refused'].includes(read(text))), runs(100)); // prettier-ignore
  });

  test('within some seconds, for a long or deep text', () => {
    const pieces = ['<a>', '<a ', '<', '&amp;', ' ', '(', '\n', 'include ', "include 'a',", 'apply ', 'from(', 'file("', '"', 'path: ', 'a', '[', '[a.', 'a=[', 'use a\n', 'replace ', 'lazy val a =', 'MSBuild]::', "Exists('", 'Project(', '../', 'a/', '..']; // prettier-ignore
    for (const piece of pieces) {
      const text = piece.repeat(Math.floor(400_000 / piece.length));
      const start = performance.now();
      read(text);
      read(`<Project Sdk="a">${text}</Project>`);
      expect(performance.now() - start, piece).toBeLessThan(4000);
    }
  }, 60_000);
});

test('XML is read as far as it is one, and not too deep', () => {
  expect(readXml('<a>'.repeat(100_000))).toBeUndefined();
  expect(readXml(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`)).toBeUndefined();
  expect(readXml(`${'<a>'.repeat(3000)}${'</a>'.repeat(3000)}`)).toBeUndefined();
  expect(nodesIn(readXml(`${'<a>'.repeat(100)}${'</a>'.repeat(100)}`)!)).toHaveLength(100);
  expect(readXml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')).toBeUndefined();
  expect(readXml('<a><!-- b --><c d="e">f<![CDATA[<g>]]></c></a>')).toMatchObject({
    children: [{ name: 'c', attributes: { d: 'e' }, text: 'f<g>' }],
  });
});
