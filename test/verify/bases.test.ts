import { expect, test } from 'vitest';
import { baseProjects } from './bases/all-projects.ts';
import { BORROWED } from './bases/borrowed-names.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { rewrite } from '../../src/index.ts';
import { BUILT_CHANGES, BUILT_ON } from '../../src/knowledge/images/built-bases.ts';

/** Images of the lab on which projects stand, beside those whose names are borrowed. */
const STAND_INS =
  /^(?:debian:bookworm(?:-slim)?|node:20(?:-slim)?|python:3\.11-(?:slim|bookworm|slim-bookworm)|golang:1\.19|eclipse-temurin:17-(?:jdk|jre)|scratch)$/;

test('every kind of base and of user that there are stand-ins for has its projects', () => {
  const kinds = ['slim-base', 'jre-base', 'distroless-base', 'nonroot-user', 'approved-base'];
  const count = (kind: string): number => baseProjects.filter(({ transform }) => transform === kind).length;
  expect(kinds.map(count)).toEqual([6, 2, 5, 11, 2]);
  const ofTheContext = ['copy-manifests-first', 'npm-ci', 'production-deps', 'os-packages-first', 'dockerignore'];
  expect(ofTheContext.map(count)).toEqual([1, 1, 1, 1, 1]);
});

test('what is said to have been built has a project', () => {
  for (const change of BUILT_CHANGES) {
    for (const image of BUILT_ON[change].images) {
      const project = baseProjects.find(({ transform, dockerfile }) => {
        return transform === change && new RegExp(`^FROM ${image}:(?!.* AS )`, 'm').test(dockerfile);
      });
      expect(project, `${change} on ${image}`).toBeDefined();
    }
  }
});

test.each(baseProjects.map((project) => [project.transform, project.name, project] as const))(
  '%s makes one fix: %s',
  (transform, _, { dockerfile, context, choices, wanted }) => {
    const options = { ...choices, only: [transform], unsafe: true, today: '2026-11-21' };
    const result = rewrite(dockerfile, { ...options, context: memoryContext(context) });
    expect(result.steps).toHaveLength(1);
    expect(result.declined).toEqual([]);
    const bases = [...`${dockerfile}${result.after}`.matchAll(/^FROM (\S+)/gm)].map(([, name]) => name!);
    expect(bases.at(-1)).toBe(wanted.base);
    for (const base of bases) expect(Object.hasOwn(BORROWED, base) || STAND_INS.test(base)).toBe(true);
    for (const line of wanted.lines ?? []) expect(result.after.split('\n')).toContain(line);
  },
);
