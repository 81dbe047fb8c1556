import { describe, expect, test } from 'vitest';
import { applyTextEdit, BESIDE_THE_CONTEXT, readBreakingProjects, readProjects } from './read-projects.ts';
import type { TextEdit } from './read-projects.ts';

/** The images that test/projects may stand on: those for which there are stand-ins. */
const BASES =
  /^(debian:bookworm(-slim)?|buildpack-deps:bookworm(-curl|-scm)?|node:20(-slim)?|python:(3\.11|\$\{PYTHON_VERSION\})(-slim)?|golang:1\.19|eclipse-temurin:17-(jdk|jre)|gcr\.io\/distroless\/(static|base|cc|nodejs20|java17)-debian12(:nonroot)?|nginx:stable|busybox|scratch)$/;

const projects = readProjects();
const breaking = readBreakingProjects();

test('the suite is as large as it was promised to be', () => {
  expect(projects.length).toBeGreaterThanOrEqual(22);
  expect(projects.filter(({ expert }) => expert !== undefined).length).toBeGreaterThanOrEqual(14);
  expect(breaking).toHaveLength(10);
});

test.each([...projects, ...breaking])('$name stands on known images and is built from its context alone', (project) => {
  for (const dockerfile of [project.dockerfile, project.expert?.dockerfile ?? '']) {
    for (const [, base] of dockerfile.matchAll(/^FROM (\S+)/gm)) expect(base).toMatch(BASES);
    for (const name of BESIDE_THE_CONTEXT) expect(dockerfile).not.toContain(name);
  }
});

describe.each(breaking)('$name', ({ dockerfile, culprit, harmless }) => {
  test('has between three and seven right edits, each with a name of its own', () => {
    const ids = [culprit, ...harmless].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(harmless.length).toBeGreaterThanOrEqual(3);
    expect(harmless.length).toBeLessThanOrEqual(7);
  });

  test('edits can be made in any combination and order', () => {
    const edits = [culprit, ...harmless];
    for (let chosen = 0; chosen < 2 ** edits.length; chosen++) {
      const some = edits.filter((_, index) => (chosen >> index) % 2 === 1);
      expect(applyAll(dockerfile, some.toReversed())).toBe(applyAll(dockerfile, some));
    }
  });
});

function applyAll(dockerfile: string, edits: readonly TextEdit[]): string {
  return edits.reduce(applyTextEdit, dockerfile);
}
