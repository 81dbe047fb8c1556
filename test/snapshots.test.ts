import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { readContextTable } from './snapshot-contexts.ts';
import type { BuildContext } from '../src/context/build-context.ts';
import { openFolder } from '../src/context/folder.ts';
import { memoryContext } from '../src/context/memory.ts';
import { rewrite, type RewriteOptions } from '../src/index.ts';
import type { Rewrite } from '../src/pipeline/rewrite-result.ts';
import { reportRewrite } from '../src/report/file-report.ts';
import { formatRewritePatch } from '../src/report/rewrite-patch.ts';
import { preset } from '../transforms/index.ts';

/**
 * snapshots/<transform>/<case>/: `before.Dockerfile` is written by hand, the others by `npm run vitest -- -u`. A case runs
 * its own transform with every unsafe fix; those of `preset` run all of them. `options.json` beside it holds further
 * choices, the folder `context` what the build may copy, or `context.json`, where git would not keep such files: paths with
 * their texts, or with numbers of bytes (of files, for `folder/*`). What a fix writes beside the Dockerfile is `after` with the name of that file.
 */
const SNAPSHOTS = fileURLToPath(new URL('../snapshots', import.meta.url));

/** The day of every case: what is past its end of life on it stays so. */
const TODAY = '2026-11-21';

const cases = readdirSync(SNAPSHOTS).flatMap((transform) =>
  readdirSync(join(SNAPSHOTS, transform)).map((name) => ({
    transform,
    name,
    folder: join(SNAPSHOTS, transform, name),
  })),
);

describe.each(cases)('snapshots/$transform/$name', ({ transform, name, folder }) => {
  const before = readFileSync(join(folder, 'before.Dockerfile'), 'utf8');
  const only = transform === 'preset' ? undefined : [transform];
  const context = openContextOf(folder);
  const options = { unsafe: true, only, today: TODAY, context, ...readOptions(join(folder, 'options.json')) };
  const run = (text: string, changed: BuildContext | undefined = context): Rewrite =>
    rewrite(text, { ...options, context: changed });
  const result = run(before);

  test('gives the recorded text, diff and notes', async () => {
    await expect(result.after).toMatchFileSnapshot(join(folder, 'after.Dockerfile'));
    const report = reportRewrite('Dockerfile', result);
    await expect(formatRewritePatch(report, result)).toMatchFileSnapshot(join(folder, 'patch.diff'));
    for (const { path, after } of result.files)
      await expect(after).toMatchFileSnapshot(join(folder, `after.${basename(path).replace(/^\./, '')}`));
    await expect(describeRun(result)).toMatchFileSnapshot(join(folder, 'notes.md'));
  });

  test('is what its name says: a fix, a pass or a refusal', () => {
    if (name.startsWith('passes-')) expect(result).toMatchObject({ steps: [], refusals: [], notes: [] });
    else if (name.startsWith('refuses-'))
      expect(result.refusals.map(({ reason }) => `refuses-${reason}`)).toContain(name.replace(/--.*$/, ''));
    else expect(result.steps.length + result.ignored.length + result.notes.length).toBeGreaterThan(0);
    expect(result.declined).toEqual([]);
  });

  test('changes nothing when it is run again', () => {
    const changed = result.files.reduce((known, { path, after }) => known?.withFile(path, after), context);
    expect(run(result.after, changed)).toMatchObject({ after: result.after, files: [] });
  });

  test('treats its twins with CRLF and with a byte order mark alike', () => {
    // A carriage return in a heredoc body is part of the script: such a twin is another file.
    if (!before.includes('\r') && !before.includes('<<')) expect(run(toCrlf(before)).after).toBe(toCrlf(result.after));
    if (!before.startsWith('\uFEFF')) expect(run(`\uFEFF${before}`).after).toBe(`\uFEFF${result.after}`);
  });
});

test('every transform has a case that changes, one that passes, and one for each of its refusals', () => {
  const missing = preset.flatMap(({ id, refusals }) => {
    const names = cases.filter(({ transform }) => transform === id).map(({ name }) => name);
    const needed = ['passes-', ...Object.keys(refusals).map((reason) => `refuses-${reason}`)];
    const hasFix = names.some((name) => !name.startsWith('passes-') && !name.startsWith('refuses-'));
    return [
      ...(hasFix ? [] : [`${id}: a case that changes`]),
      ...needed.filter((prefix) => !names.some((name) => name.startsWith(prefix))).map((prefix) => `${id}: ${prefix}`),
    ];
  });
  expect(missing).toEqual([]);
});

test('every case has its before file', () => {
  expect(cases.filter(({ folder }) => !existsSync(join(folder, 'before.Dockerfile')))).toEqual([]);
});

function readOptions(path: string): RewriteOptions {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as RewriteOptions) : {};
}

/** @returns `undefined` where a case has none */
function openContextOf(folder: string): BuildContext | undefined {
  const { dockerfile } = readOptions(join(folder, 'options.json')) as { readonly dockerfile?: string };
  const root = join(folder, 'context');
  if (existsSync(root)) return openFolder(root, { dockerfile: dockerfile && join(root, dockerfile) });
  const files = readContextTable(folder);
  return files && memoryContext(files, { dockerfile });
}

function toCrlf(text: string): string {
  return text.replaceAll('\n', '\r\n');
}

/** What a reader is told of the run, without the diff. */
function describeRun({ status, steps, notes, refusals, ignored }: Rewrite): string {
  const lines = [`status: ${status}`];
  for (const step of steps) {
    lines.push(
      '',
      `## line ${step.line}: ${step.title} (${step.applicability})`,
      '',
      step.why,
      '',
      `effects: ${step.effects.join(', ')}`,
    );
    lines.push(
      ...step.evidence.map((clause) => `- evidence: ${clause}`),
      ...step.assumptions.map((sentence) => `- rests on: ${sentence}`),
    );
  }
  for (const { line, title, why, evidence } of notes) {
    lines.push(
      '',
      `## line ${line}: ${title} (display-only)`,
      '',
      why,
      '',
      ...evidence.map((one) => `- evidence: ${one}`),
    );
  }
  for (const { line, reason, detail } of refusals)
    lines.push('', `## line ${line}: left alone, ${reason}`, '', `found: ${detail}`);
  for (const { line, comment } of ignored) lines.push('', `## line ${line}: switched off by "${comment}"`);
  return `${lines.join('\n')}\n`;
}
