import { describe, expect, test } from 'vitest';
import { readArticleTexts } from './article-texts.ts';
import { ARTICLE_PROJECTS } from './article-contexts.ts';
import { ARTICLE_VERDICTS } from './article-verdicts.ts';
import { readSharedTexts } from './shared-files.ts';
import { describeShared } from './shared.ts';
import { memoryContext } from '../src/context/memory.ts';
import { rewrite } from '../src/index.ts';
import type { Rewrite } from '../src/pipeline/rewrite-result.ts';

const TODAY = '2026-11-21';

/**
 * The articles that users begin with. Nothing of them is part of the project: the Dockerfiles are taken out of them here, and
 * `article-findings.txt` holds what was found in each, without a word of their text.
 */
describeShared('articles', 'the Dockerfiles of the articles', (folder) => {
  const texts = [...readSharedTexts(folder)].flatMap(([name, text]) => readArticleTexts(name.slice(0, 3), text));
  const cases = texts.flatMap(({ id, text }) => {
    const row = ARTICLE_VERDICTS[id];
    return row ? [{ id, ...row, before: row.on === undefined ? text : `FROM ${row.on}\n${text}` }] : [];
  });

  test('each has a verdict', () => {
    expect(texts.map(({ id }) => id)).toEqual(Object.keys(ARTICLE_VERDICTS));
  });

  describe.each(cases)('$id: $verdict', ({ verdict, before, named }) => {
    const safe = rewrite(before, { today: TODAY });
    const unsafe = rewrite(before, { today: TODAY, unsafe: true });
    const broken = unsafe.notes.filter(({ transform }) => transform === 'missing-runtime');

    test('gets what the verdict says', () => {
      expect(safe.status).not.toBe('refused');
      expect([...safe.declined, ...unsafe.declined]).toEqual([]);
      if (verdict === 'good') expect(safe.after).toBe(before);
      if (verdict === 'naive') expect(unsafe.after).not.toBe(before);
      expect(broken.map(({ why }) => why)).toEqual(named === undefined ? [] : [expect.stringContaining(named)]);
    });

    test('gets shapes, not text: nothing that nobody asked for', () => {
      for (const { after } of [safe, unsafe])
        for (const word of UNASKED) expect(linesWith(after, word)).toEqual(linesWith(before, word));
    });

    test('is done after one run', () => {
      expect(rewrite(unsafe.after, { today: TODAY, unsafe: true }).after).toBe(unsafe.after);
    });
  });

  const projects = Object.entries(ARTICLE_PROJECTS).map(([id, project]) => {
    const before = cases.find((each) => each.id === id)?.before ?? '';
    return { id, before, ...project };
  });

  test.each(projects)('$id: with its project, gets the shape that an expert gives it', (project) => {
    const { before, files, shape, gone = [] } = project;
    const { after, declined, files: written } = rewriteProject(before, files);
    expect(declined).toEqual([]);
    for (const pattern of shape) expect(after).toMatch(pattern);
    for (const pattern of gone) expect(after).not.toMatch(pattern);
    for (const word of UNASKED) expect(linesWith(after, word)).toEqual(linesWith(before, word));
    expect(written.map(({ path }) => path)).toEqual(['.dockerignore']);
    expect(written[0]!.after.split('\n')).toEqual(expect.arrayContaining(['.git', '**/.env']));
  });

  test('what is found is as recorded', async () => {
    const lines = cases.map(({ id, verdict, before }) => {
      const [safe, unsafe] = [false, true].map((each) => rewrite(before, { today: TODAY, unsafe: each }));
      return describeFindings(`${id} ${verdict}`, safe!, unsafe!);
    });
    for (const { id, before, files } of projects)
      lines.push(
        describeFindings(`${id} with its project`, rewriteProject(before, files, false), rewriteProject(before, files)),
      );
    await expect(lines.join('\n')).toMatchFileSnapshot('article-findings.txt');
  });
});

/** Directives, caches, settings and ports belong to those who wrote the file. */
const UNASKED = [/^# syntax/, /--mount=/, /^ENV /, /^ARG /, /^EXPOSE /, /^HEALTHCHECK /, /^LABEL /];

function rewriteProject(before: string, files: Readonly<Record<string, string>>, unsafe = true): Rewrite {
  return rewrite(before, { today: TODAY, unsafe, context: memoryContext(files) });
}

function linesWith(text: string, word: RegExp): readonly string[] {
  return text.split('\n').filter((line) => word.test(line));
}

function describeFindings(title: string, safe: Rewrite, unsafe: Rewrite): string {
  const [safely, all] = [safe, unsafe].map(({ steps }) => [...new Set(steps.map(({ transform }) => transform))]);
  const notes = unsafe.notes.map(({ transform, line }) => `${transform} in line ${line}`);
  const refusals = unsafe.refusals.map(({ transform, reason }) => `${transform} for ${reason}`);
  const rows = { safe: safely!, unsafe: all!.filter((id) => !safely!.includes(id)), notes, refused: refusals };
  const told = Object.entries(rows).flatMap(([name, found]) => found.length === 0 ? [] : [`  ${name}: ${found.join(', ')}`]); // prettier-ignore
  return `${[title, ...told].join('\n')}\n`;
}
