import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { everydayProjects } from './everyday/all-projects.ts';
import { makeBuiltPage, projectsOf } from './everyday/built-page.ts';
import { BUILT_AS_PROJECT, NOT_BUILT } from './everyday/not-built.ts';
import { STAND_INS } from './everyday/stand-ins.ts';
import { findUnexpected } from './everyday/whole-images.ts';
import { BORROWED } from './bases/borrowed-names.ts';
import { readProjects } from '../projects/read-projects.ts';
import { preset } from '../../transforms/index.ts';
import { openSurroundings } from '../../src/cli/surroundings.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { rewrite, type RewriteOptions } from '../../src/index.ts';
import { rewriteDockerfile } from '../../src/pipeline/rewrite.ts';
import { makePlan } from '../../src/plan/plan.ts';

const TODAY = '2026-11-21';

/** Images that the lab has under these names. */
const OF_THE_LAB = /^(?:busybox(?::glibc)?|debian:bookworm(?:-slim)?|node:20-slim|python:3\.11-slim|golang:1\.19)$/;

describe('what is built', () => {
  test.each(preset.map(({ id }) => [id] as const))('%s is built, or it is said why not', (id) => {
    const isBuilt = projectsOf(id).length > 0;
    const why = NOT_BUILT[id];
    expect(isBuilt, `${id}: give it a project in test/verify/everyday, or a reason in not-built.ts`).toBe(
      why === undefined,
    );
  });

  test('nothing is named that does not exist', () => {
    const ids = preset.map(({ id }) => id);
    const named = [...Object.keys(NOT_BUILT), ...Object.keys(BUILT_AS_PROJECT)];
    expect(named.filter((id) => !ids.includes(id))).toEqual([]);
  });

  test.each(Object.entries(BUILT_AS_PROJECT))('%s makes a fix in test/projects/%s', (id, name) => {
    const { folder, dockerfile } = readProjects().find((project) => project.name === name)!;
    const place = { dockerfile: join(folder, 'Dockerfile'), context: folder, today: TODAY };
    const plan = makePlan(preset, { unsafe: true });
    const { steps } = rewriteDockerfile(dockerfile, plan, openSurroundings(place, {}));
    expect(steps.map(({ transform }) => transform)).toContain(id);
  });

  test('the documentation says so', async () => {
    const page = await format(makeBuiltPage(preset), { parser: 'markdown', printWidth: 120 });
    await expect(page).toMatchFileSnapshot('../../docs/built.md');
  });
});

describe('what is not allowed is found', () => {
  const packages = { names: ['gcc', 'cpp'], named: ['gcc'], owns: (path: string) => path === '/usr/bin/gcc' };
  const nothing = { gone: [], added: [], changed: [], packages: { names: [], named: [], owns: () => false } };

  test.each([
    ['a file that is gone', { ...nothing, gone: ['/srv/a'] }, {}, ['gone: /srv/a']],
    ['another owner', { ...nothing, changed: ['/srv/a: of 0:0'] }, { gone: [/^\/srv/] }, 2],
    ['a file more, where one may go', { ...nothing, added: ['/srv/a'] }, { gone: [/^\/srv\/a/] }, 2],
    ['something that was to go and is there', nothing, { gone: [/^\/srv/] }, ['nothing is gone: ^\\/srv']],
    ['a package, and its files', { ...nothing, gone: ['/usr/bin/gcc'], packages }, {}, 2],
    ['another package', { ...nothing, packages }, { withoutPackages: ['make'] }, 2],
    ['packages that were to go', nothing, { withoutPackages: [] }, ['no package is gone']],
  ] as const)('%s', (_, differences, allowed, found) => {
    const unexpected = findUnexpected(differences, allowed);
    expect(typeof found === 'number' ? unexpected.length : unexpected).toEqual(found);
  });

  test('and nothing else is', () => {
    const differences = {
      ...nothing,
      gone: ['/usr/bin/gcc', '/tmp/a'],
      changed: ['/var/lib/dpkg/status: x'],
      packages,
    };
    expect(findUnexpected(differences, { gone: [/^\/tmp\//], withoutPackages: ['gcc'] })).toEqual([]);
    expect(findUnexpected(nothing)).toEqual([]);
  });
});

describe.each(everydayProjects.map((project) => [project.name, project] as const))('%s', (_, project) => {
  const { transforms, dockerfile, context, choices, registry, lines } = project;
  const options: RewriteOptions = { ...choices, registry, only: transforms, unsafe: true, today: TODAY };

  test('exactly these transforms make a fix', () => {
    const result = rewrite(dockerfile, { ...options, context: memoryContext(context) });
    expect(new Set(result.steps.map(({ transform }) => transform))).toEqual(new Set(transforms));
    expect({ declined: result.declined, refusals: result.refusals }).toEqual({ declined: [], refusals: [] });
    for (const line of lines) expect(result.after.split('\n')).toContain(line);
    const again = rewrite(result.after, { ...options, context: memoryContext(context) });
    expect(again.after).toBe(result.after);
  });

  test('they stand in the order of the preset', () => {
    const places = transforms.map((id) => preset.findIndex((transform) => transform.id === id));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('it stands on images of the lab', () => {
    const stages = [...dockerfile.matchAll(/^FROM (?:--\S+ )?\S+ as (\S+)/gim)].map(([, name]) => name!);
    for (const [, base] of dockerfile.matchAll(/^FROM (?:--\S+ )?(\S+)/gim)) {
      const isThere = OF_THE_LAB.test(base!) || STAND_INS.includes(base!) || Object.hasOwn(BORROWED, base!);
      expect(isThere || stages.includes(base!), base).toBe(true);
    }
  });
});
