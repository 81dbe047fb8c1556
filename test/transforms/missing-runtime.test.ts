import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { BuildContext } from '../../src/context/build-context.ts';
import { memoryContext } from '../../src/context/memory.ts';
import { openFolder } from '../../src/context/folder.ts';
import { rewrite, type RewriteOptions } from '../../src/index.ts';
import { missingRuntime } from '../../transforms/missing-runtime.ts';
import { applyTextEdit, readBreakingProjects, readProjects } from '../projects/read-projects.ts';
import { readContextFiles } from '../snapshot-contexts.ts';

const SNAPSHOTS = fileURLToPath(new URL('../../snapshots', import.meta.url));

/** What an expert wrote, and what runs in the lab. */
test.each(readProjects().map(({ name, folder }) => ({ name, folder })))('finds nothing in $name', ({ folder }) => {
  for (const name of ['Dockerfile', 'expert.Dockerfile']) {
    const path = join(folder, name);
    if (!existsSync(path)) continue;
    expect(whatIsNamed(readFileSync(path, 'utf8'), openFolder(folder, {}))).toEqual([]);
    expect(whatIsNamed(readFileSync(path, 'utf8'), undefined)).toEqual([]);
  }
});

/** One of them puts a program that asks for a loader where none is; engines have run it. */
test('names what breaks a project in that way, and nothing in those that break otherwise', () => {
  const named = readBreakingProjects().flatMap(({ name, folder, dockerfile, culprit }) =>
    whatIsNamed(applyTextEdit(dockerfile, culprit), openFolder(folder, {})).map((title) => [name, title]),
  );
  const title = 'Build /usr/local/bin/greeter with CGO_ENABLED=0, or ship it from an image with glibc';
  expect(named).toEqual([['breaking/dynamic-binary-in-scratch', title]]);
});

const cases = readdirSync(SNAPSHOTS)
  .filter((transform) => transform !== missingRuntime.id)
  .flatMap((transform) => readdirSync(join(SNAPSHOTS, transform)).map((name) => `${transform}/${name}`))
  .filter((name) => existsSync(join(SNAPSHOTS, name, 'after.Dockerfile')));

/** What the other transforms make, and what they leave alone, is no place for it either. */
test.each(cases)('finds nothing new in what became of snapshots/%s', (name) => {
  const folder = join(SNAPSHOTS, name);
  const files = readContextFiles(folder);
  const context = files && memoryContext(files);
  const [before, after] = ['before', 'after'].map((which) => readFileSync(join(folder, `${which}.Dockerfile`), 'utf8'));
  expect(whatIsNamed(after!, context)).toEqual(whatIsNamed(before!, context));
});

function whatIsNamed(text: string, context: BuildContext | undefined): readonly string[] {
  const options: RewriteOptions = { preset: [missingRuntime], context };
  return rewrite(text, options).notes.map(({ title }) => title);
}
