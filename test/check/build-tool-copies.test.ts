import { describe, expect, test } from 'vitest';
import { type Files, judgeIn } from './judge-in-context.ts';

/** The sources behind the install, and before it what is copied in their place. */
function pair(base: string, install: string, first: readonly string[]): readonly [readonly string[], readonly string[]] {
  const head = [`FROM ${base}`, 'WORKDIR /src'];
  return [[...head, 'COPY . .', `RUN ${install}`], [...head, ...first, `RUN ${install}`, 'COPY . .']];
} // prettier-ignore

type Case = readonly [name: string, install: string, first: readonly string[], files: Files, base: string];

const GO = 'golang:1.23';
const WORK: Files = {
  'go.work': 'go 1.23\nuse (\n\t./a\n\t./b\n)\n',
  'go.work.sum': '',
  'a/go.mod': 'module a\n',
  'a/go.sum': '',
  'b/go.mod': 'module b\n',
};
const MAVEN = 'maven:3.9-eclipse-temurin-21';
const POM = '<project><modelVersion>4.0.0</modelVersion></project>';
const PARENT = '<parent><artifactId>p</artifactId></parent>';
const MODULES: Files = {
  'pom.xml': '<project><modules><module>a</module></modules></project>',
  'a/pom.xml': `<project>${PARENT}</project>`,
  'a/A.java': '',
  '.mvn/maven.config': '',
};
const GRADLE = 'gradle:8-jdk21';
const BUILD: Files = {
  'settings.gradle': "include 'a'\n",
  'build.gradle': '',
  'a/build.gradle': '',
  'gradle/libs.versions.toml': '',
  'gradle.properties': '',
  gradlew: '',
  'a/A.java': '',
};
const RUST = 'rust:1.82';
const CRATE = '[package]\nname = "a"\n[lib]\npath = "src/lib.rs"\n';
const CARGO: Files = { 'Cargo.toml': CRATE, 'Cargo.lock': '', '.cargo/config.toml': '', 'src/lib.rs': '' };
const SDK = 'mcr.microsoft.com/dotnet/sdk:8.0';
const project = (inner = ''): string => `<Project Sdk="Microsoft.NET.Sdk">${inner}</Project>`;
const reference = (path: string): string => `<ItemGroup><ProjectReference Include="${path}" /></ItemGroup>`;
const NET: Files = {
  'a/a.csproj': project(reference('..\\b\\b.csproj')),
  'b/b.csproj': project(),
  'Directory.Packages.props': '<Project />',
  'nuget.config': '<configuration />',
  'global.json': '{}',
  'a/A.cs': '',
};
const NET_FIRST = [
  'COPY a/a.csproj a/',
  'COPY b/b.csproj b/',
  'COPY Directory.Packages.props nuget.config global.json ./',
];
const ELIXIR = 'elixir:1.17';
const MIX: Files = { 'mix.exs': 'defmodule A do\nend\n', 'mix.lock': '', 'config/config.exs': '', 'lib/a.ex': '' };
const SCALA = 'sbtscala/scala-sbt:latest';
const SBT: Files = {
  'build.sbt': 'lazy val a = (project in file("a"))\n',
  'a/build.sbt': '',
  'project/build.properties': '',
  'project/Own.scala': '',
  'A.scala': '',
};

describe('what is right is accepted', () => {
  const RIGHT: readonly Case[] = [
    [
      'a workspace of Go',
      'go mod download',
      ['COPY go.work go.work.sum ./', 'COPY a/go.mod a/go.sum a/', 'COPY b/go.mod b/'],
      WORK,
      GO,
    ],
    [
      'modules of Maven',
      'mvn -B dependency:resolve',
      ['COPY pom.xml ./', 'COPY a/pom.xml a/', 'COPY .mvn .mvn'],
      MODULES,
      MAVEN,
    ],
    [
      'projects of Gradle',
      'gradle dependencies',
      [
        'COPY settings.gradle build.gradle gradle.properties gradlew ./',
        'COPY gradle gradle',
        'COPY a/build.gradle a/',
      ],
      BUILD,
      GRADLE,
    ],
    ['a crate', 'cargo fetch --locked', ['COPY Cargo.toml Cargo.lock ./', 'COPY .cargo .cargo'], CARGO, RUST],
    ['projects of .NET', 'dotnet restore a/a.csproj', NET_FIRST, NET, SDK],
    ['dependencies of Mix', 'mix deps.get', ['COPY mix.exs mix.lock ./', 'COPY config config'], MIX, ELIXIR],
    ['projects of sbt', 'sbt update', ['COPY build.sbt ./', 'COPY a/build.sbt a/', 'COPY project project'], SBT, SCALA],
  ];

  test.each(RIGHT)('%s', (name, install, first, files, base) => {
    const [before, after] = pair(base, install, first);
    expect(judgeIn(files, before, after, 'installs-before-unread-sources'), name).toBeUndefined();
  });
});

describe('what is wrong is declined', () => {
  const WRONG: readonly Case[] = [
    ['Go: no go.sum of a module', 'go mod download', ['COPY go.work go.work.sum ./', 'COPY a/go.mod a/', 'COPY b/go.mod b/'], WORK, GO],
    ['Go: a module left behind', 'go mod download', ['COPY go.work go.work.sum ./', 'COPY a/go.mod a/go.sum a/'], WORK, GO],
    ['Go: no go.work', 'go mod download', ['COPY a/go.mod a/go.sum a/', 'COPY b/go.mod b/'], WORK, GO],
    ['Go: no go.work.sum', 'go mod download', ['COPY go.work ./', 'COPY a/go.mod a/go.sum a/', 'COPY b/go.mod b/'], WORK, GO],
    ['Go: all in one folder', 'go mod download', ['COPY go.work go.work.sum a/go.mod a/go.sum ./', 'COPY b/go.mod b/'], WORK, GO],
    ['Go: a module in a folder', 'go mod download', ['COPY go.mod ./'], { 'go.mod': 'module a\nreplace b => ../b\n' }, GO],
    ['Go: a module of the workspace that is not there', 'go mod download', ['COPY go.work ./'], { 'go.work': 'use ./a\n' }, GO],
    ['Maven: no module', 'mvn dependency:resolve', ['COPY pom.xml ./', 'COPY .mvn .mvn'], MODULES, MAVEN],
    ['Maven: no settings', 'mvn dependency:resolve', ['COPY pom.xml ./', 'COPY a/pom.xml a/'], MODULES, MAVEN],
    ['Maven: no parent', 'mvn -f a/pom.xml dependency:resolve', ['COPY a/pom.xml a/', 'COPY .mvn .mvn'], MODULES, MAVEN],
    ['Maven: a module in another folder', 'mvn dependency:resolve', ['COPY pom.xml ./', 'COPY a/pom.xml b/', 'COPY .mvn .mvn'], MODULES, MAVEN],
    ['Maven: no wrapper', './mvnw dependency:resolve', ['COPY pom.xml ./'], { 'pom.xml': POM, mvnw: '' }, MAVEN],
    ['Maven: settings that are named', 'mvn -s own.xml dependency:resolve', ['COPY pom.xml ./'], { 'pom.xml': POM, 'own.xml': '<settings />' }, MAVEN],
    ['Maven: a local repository in the project', 'mvn -Dmaven.repo.local=/src/m2 dependency:resolve', ['COPY pom.xml ./'], { 'pom.xml': POM }, MAVEN],
    ['Maven: what is built on the host', 'mvn dependency:resolve', ['COPY pom.xml ./'], { 'pom.xml': POM, 'target/a.jar': '' }, MAVEN],
    ['Maven: a profile by a file', 'mvn dependency:resolve', ['COPY pom.xml ./'], { 'pom.xml': '<project><profiles><profile><activation><file><exists>a</exists></file></activation></profile></profiles></project>', a: '' }, MAVEN],
    ['Maven: a build', 'mvn dependency:resolve package', ['COPY pom.xml ./'], { 'pom.xml': POM }, MAVEN],
    ['Maven: a module by a variable', 'mvn dependency:resolve', ['COPY pom.xml ./'], { 'pom.xml': '<project><modules><module>${a}</module></modules></project>' }, MAVEN],
    ['Gradle: no catalogue', 'gradle dependencies', ['COPY settings.gradle build.gradle gradle.properties gradlew ./', 'COPY a/build.gradle a/'], BUILD, GRADLE],
    ['Gradle: no properties', 'gradle dependencies', ['COPY settings.gradle build.gradle gradlew ./', 'COPY gradle gradle', 'COPY a/build.gradle a/'], BUILD, GRADLE],
    ['Gradle: no project', 'gradle dependencies', ['COPY settings.gradle build.gradle gradle.properties gradlew ./', 'COPY gradle gradle'], BUILD, GRADLE],
    ['Gradle: buildSrc', 'gradle dependencies', ['COPY settings.gradle build.gradle gradle.properties gradlew ./', 'COPY gradle gradle', 'COPY a/build.gradle a/'], { ...BUILD, 'buildSrc/A.java': '' }, GRADLE],
    ['Gradle: an applied script', 'gradle dependencies', ['COPY build.gradle ./'], { 'build.gradle': "apply from: 'own.gradle'\n", 'own.gradle': '' }, GRADLE],
    ['Gradle: a script of its own start', 'gradle -I init.gradle dependencies', ['COPY build.gradle init.gradle ./'], { 'build.gradle': '', 'init.gradle': '' }, GRADLE],
    ['Gradle: a file that is read', 'gradle dependencies', ['COPY build.gradle ./'], { 'build.gradle': "version = new File('V').text\n", V: '' }, GRADLE],
    ['Gradle: a part of a build', 'gradle dependencies', ['COPY a/build.gradle ./'], { ...BUILD, 'build.gradle': '', 'a/gradle.lockfile': '', 'settings.gradle': 'include(*names)\n' }, GRADLE],
    ['Gradle: a folder for what is fetched', 'GRADLE_USER_HOME=/src/home gradle dependencies', ['COPY build.gradle ./'], { 'build.gradle': '' }, GRADLE],
    ['Cargo: no lock file', 'cargo fetch', ['COPY Cargo.toml ./', 'COPY .cargo .cargo'], CARGO, RUST],
    ['Cargo: no settings', 'cargo fetch --locked', ['COPY Cargo.toml Cargo.lock ./'], CARGO, RUST],
    ['Cargo: targets that are looked for', 'cargo fetch --locked', ['COPY Cargo.toml Cargo.lock ./'], { 'Cargo.toml': '[package]\nname = "a"\n', 'Cargo.lock': '', 'src/main.rs': '' }, RUST],
    ['Cargo: a test that is looked for', 'cargo fetch --locked', ['COPY Cargo.toml Cargo.lock ./'], { 'Cargo.toml': `${CRATE}[[test]]\nname = "t"\n`, 'Cargo.lock': '', 'src/lib.rs': '' }, RUST],
    ['Cargo: no member', 'cargo fetch --locked', ['COPY Cargo.toml Cargo.lock ./'], { 'Cargo.toml': '[workspace]\nmembers = ["a"]\n', 'Cargo.lock': '', 'a/Cargo.toml': CRATE }, RUST],
    ['Cargo: a program that is looked for', 'cargo fetch --locked', ['COPY Cargo.toml Cargo.lock ./'], { 'Cargo.toml': CRATE.replace('[lib]', 'default-run = "b"\n[lib]'), 'Cargo.lock': '', 'src/bin/b.rs': '' }, RUST],
    ['Cargo: a build script that is looked for', 'cargo fetch --locked', ['COPY Cargo.toml Cargo.lock ./'], { 'Cargo.toml': CRATE.replace('[lib]', 'links = "b"\n[lib]'), 'Cargo.lock': '', 'build.rs': '' }, RUST],
    ['Cargo: a build', 'cargo build', ['COPY Cargo.toml Cargo.lock ./', 'COPY .cargo .cargo'], CARGO, RUST],
    ['.NET: a reference left behind', 'dotnet restore a/a.csproj', NET_FIRST.filter((line) => !line.includes('b.csproj')), NET, SDK],
    ['.NET: no central versions', 'dotnet restore a/a.csproj', [...NET_FIRST.slice(0, 2), 'COPY nuget.config global.json ./'], NET, SDK],
    ['.NET: no settings of NuGet', 'dotnet restore a/a.csproj', [...NET_FIRST.slice(0, 2), 'COPY Directory.Packages.props global.json ./'], NET, SDK],
    ['.NET: a star that brings all into one folder', 'dotnet restore a/a.csproj', ['COPY */*.csproj ./', NET_FIRST[2]!], NET, SDK],
    ['.NET: another name', 'dotnet restore', ['COPY a.csproj b.csproj'], { 'a.csproj': project() }, SDK],
    ['.NET: what is restored on the host', 'dotnet restore a/a.csproj', NET_FIRST, { ...NET, 'b/obj/project.assets.json': '' }, SDK],
    ['.NET: an import left behind', 'dotnet restore', ['COPY a.csproj ./'], { 'a.csproj': project('<Import Project="own.props" />'), 'own.props': '<Project />' }, SDK],
    ['.NET: a feed in the project', 'dotnet restore', ['COPY a.csproj nuget.config ./'], { 'a.csproj': project(), 'nuget.config': '<configuration><packageSources><add key="a" value="feed" /></packageSources></configuration>', 'feed/a.nupkg': '' }, SDK],
    ['.NET: two projects', 'dotnet restore', ['COPY a.csproj ./'], { 'a.csproj': project(), 'b.csproj': project() }, SDK],
    ['.NET: a project beside one of another kind', 'dotnet restore', ['COPY a.csproj ./'], { 'a.csproj': project(), 'dirs.proj': project() }, SDK],
    ['.NET: a target of the restore', 'dotnet restore', ['COPY a.csproj ./'], { 'a.csproj': project('<Target Name="R" BeforeTargets="Restore" />') }, SDK],
    ['.NET: intermediate files elsewhere', 'dotnet restore', ['COPY a.csproj ./'], { 'a.csproj': project('<PropertyGroup><BaseIntermediateOutputPath>own/</BaseIntermediateOutputPath></PropertyGroup>'), 'own/a': '' }, SDK],
    ['.NET: a publish', 'dotnet publish', ['COPY a.csproj ./'], { 'a.csproj': project() }, SDK],
    ['.NET: a property that is a path', 'dotnet restore -p:RestoreSources=./feed', ['COPY a.csproj ./'], { 'a.csproj': project() }, SDK],
    ['Mix: no lock file', 'mix deps.get', ['COPY mix.exs ./', 'COPY config config'], MIX, ELIXIR],
    ['Mix: no configuration', 'mix deps.get && mix deps.compile', ['COPY mix.exs mix.lock ./'], MIX, ELIXIR],
    ['Mix: an application of the umbrella left behind', 'mix deps.get', ['COPY mix.exs ./', 'COPY apps/a/mix.exs apps/a/'], { 'mix.exs': 'apps_path: "apps"', 'apps/a/mix.exs': '', 'apps/b/mix.exs': '' }, ELIXIR],
    ['Mix: dependencies of the host', 'mix deps.get', ['COPY mix.exs mix.lock ./', 'COPY config config'], { ...MIX, 'deps/a/mix.exs': '' }, ELIXIR],
    ['Mix: a file that is read', 'mix deps.get', ['COPY mix.exs ./'], { 'mix.exs': 'version: File.read!("V")', V: '' }, ELIXIR],
    ['Mix: the configuration of an application', 'mix deps.get', ['COPY mix.exs ./', 'COPY config config'], { 'mix.exs': '', 'config/config.exs': 'import_config "../apps/a/config.exs"', 'apps/a/config.exs': '' }, ELIXIR],
    ['Mix: a compilation', 'mix do deps.get, compile', ['COPY mix.exs mix.lock ./', 'COPY config config'], MIX, ELIXIR],
    ['sbt: no definition', 'sbt update', ['COPY build.sbt ./', 'COPY a/build.sbt a/'], SBT, SCALA],
    ['sbt: a part of the definition', 'sbt update', ['COPY build.sbt ./', 'COPY a/build.sbt a/', 'COPY project/build.properties project/'], SBT, SCALA],
    ['sbt: no project', 'sbt update', ['COPY build.sbt ./', 'COPY project project'], SBT, SCALA],
    ['sbt: what the host has made', 'sbt update', ['COPY build.sbt ./', 'COPY a/build.sbt a/', 'COPY project project'], { ...SBT, 'a/target/a': '' }, SCALA],
    ['sbt: a compilation', 'sbt update compile', ['COPY build.sbt ./', 'COPY a/build.sbt a/', 'COPY project project'], SBT, SCALA],
  ]; // prettier-ignore

  test.each(WRONG)('%s', (name, install, first, files, base) => {
    const [before, after] = pair(base, install, first);
    expect(judgeIn(files, before, after, 'installs-before-sources'), name).toEqual(expect.any(String));
    expect(judgeIn(files, before, after, 'installs-before-unread-sources'), name).toEqual(expect.any(String));
  });
});
