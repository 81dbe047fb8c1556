import { expect, test } from 'vitest';
import { openBundledCatalogue } from '../../../src/cli/catalogue-files.ts';
import { readDockerfile } from '../../../src/dockerfile/dockerfile.ts';
import { readStages } from '../../../src/dockerfile/stages.ts';
import { readToldBase } from '../../../src/knowledge/images/told-base.ts';

function suiteOf(reference: string): string | undefined {
  const file = readDockerfile(`FROM ${reference}\n`);
  if (file.kind === 'refused') throw new Error(file.detail);
  const base = readToldBase(file, readStages(file)[0]!, openBundledCatalogue());
  return typeof base === 'string' ? base : base.facts.system?.suite;
}

test.each([
  ['hexpm/elixir:1.15.7-erlang-26.1.2-debian-bookworm-20231009-slim', 'bookworm'],
  ['hexpm/elixir:1.18.1-erlang-27.2-ubuntu-noble-20241118.1', 'noble'],
  ['docker.io/hexpm/elixir:1.16.3-erlang-26.2.5-alpine-3.19.1', 'alpine3.19'],
  ['sbtscala/scala-sbt:eclipse-temurin-jammy-17.0.10_7_1.10.0_2.13.14', 'jammy'],
  ['sbtscala/scala-sbt:eclipse-temurin-21.0.5_11_1.10.7_3.6.2', 'noble'],
  ['sbtscala/scala-sbt:eclipse-temurin-alpine-21.0.2_13_1.9.9_3.4.0', 'alpine3.19'],
  ['elixir:1.18', 'trixie'],
])('the tag of %s tells what it is made of', (reference, suite) => {
  expect(suiteOf(reference)).toBe(suite);
});

test.each([
  'hexpm/elixir',
  'hexpm/elixir:1.15.7',
  'hexpm/elixir:1.15.7-erlang-26.1.2-debian-nosuch-20231009',
  'hexpm/erlang:26.1.2-debian-bookworm-20231009',
  'registry.example.com/hexpm/elixir:1.16.3-erlang-26.2.5-alpine-3.19.1',
  'hexpm/elixir:1.16.3-erlang-26.2.5-alpine-3.19.1@sha256:'.padEnd(119, '0'),
  'sbtscala/scala-sbt:graalvm-community-21.0.2_1.10.7_3.6.2',
  'sbtscala/scala-sbt:eclipse-temurin-99.0.1_1_1.10.7_3.6.2',
  'constructor/x:1',
])('%s tells nothing', (reference) => {
  expect(['unknown-image', 'digest', 'variable']).toContain(suiteOf(reference));
});
