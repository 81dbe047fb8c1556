import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Rewrite, Step } from '../../src/pipeline/rewrite-result.ts';
import { stepPatches } from '../../src/report/step-patches.ts';
import { BEFORE, aptText, full, makeRewrite, pip, pipText } from './fixtures.ts';

const EVIL = 'x'.repeat(68);
const HOSTILE = [
  `${EVIL} diff --git a/x b/x ${EVIL} --- a/x ${EVIL} +++ b/x ${EVIL} @@ -0,0 +1 @@ ${EVIL} +owned`,
  `${EVIL} From: someone@else.example ${EVIL} 1a ${EVIL} owned ${EVIL} . ${EVIL} Index: x`,
  'one\n---\ndiff --git a/x b/x\n--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+owned\n',
  'naïve ☃ 😀 \u001b[31m',
];

/** A rewrite through these texts, a step each. */
function through(texts: readonly string[]): Rewrite {
  const steps: readonly Step[] = texts.slice(1).map((after, i) => ({
    ...(i % 2 === 0 ? pipText : aptText),
    title: `Step ${i + 1} – done`,
    evidence: HOSTILE,
    why: HOSTILE[i % 4]!,
    before: texts[i]!,
    after,
  }));
  return makeRewrite({ before: texts[0]!, steps });
}

const SERIES: Readonly<Record<string, readonly string[]>> = {
  LF: ['FROM a\nRUN b\nRUN c\n', 'FROM a\nRUN B\nRUN c\n', 'FROM a\nRUN B\nRUN C # ☃\n'],
  CRLF: ['FROM a\r\nRUN b\r\n', 'FROM a\r\nRUN c\r\n', 'FROM a\r\nRUN c\r\nRUN d\r\n'],
  'no final newline': ['FROM a\nRUN b', 'FROM a\nRUN c', 'FROM a\nRUN d'],
  'byte order mark': ['\uFEFFFROM a\nRUN b\n', '\uFEFFFROM a\nRUN c\n'],
  'lines that look like mail': ['FROM a\nFrom b\n-- \n---\n', 'FROM a\nFrom c\n-- \n---\n'],
};

describe('a series', () => {
  let folder: string;
  const git = (...args: readonly string[]): string => {
    return execFileSync(
      'git',
      ['-c', 'user.name=T', '-c', 'user.email=t@example.org', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: folder,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'steps-test-'));
    git('init', '--quiet');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const writeSeries = (path: string, texts: readonly string[]): readonly string[] => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), texts[0]!);
    git('add', '.');
    git('commit', '--quiet', '-m', 'before');
    return stepPatches(path, through(texts), 1).map(({ name, text }) => {
      writeFileSync(join(folder, '.git', name), text);
      return join('.git', name);
    });
  };

  describe.each(['Dockerfile', 'my app/"ünï".Dockerfile'])('to %j', (path) => {
    test.each(Object.entries(SERIES))('applies in turn by git apply: %s', (_case, texts) => {
      writeSeries(path, texts).forEach((patch, i) => {
        git('apply', patch);
        expect(readFileSync(join(folder, path), 'utf8')).toBe(texts[i + 1]);
      });
      expect(git('status', '--porcelain').trim().split('\n')).toHaveLength(1);
    });

    test.each(Object.entries(SERIES))('is committed by git am: %s', (name, texts) => {
      const patches = writeSeries(path, texts);
      git('am', '--quiet', ...(name === 'CRLF' ? ['--keep-cr'] : []), ...patches);
      expect(readFileSync(join(folder, path), 'utf8')).toBe(texts.at(-1));
      expect(git('log', '--format=%s', '--reverse').trim().split('\n').slice(1)).toEqual(
        texts.slice(1).map((_, i) => `${i % 2 === 0 ? 'pip-no-cache' : 'apt-no-recommends'}: Step ${i + 1} – done`),
      );
      expect(git('log', '--format=%an', '-1').trim()).toBe('dockoptimize');
      expect(git('log', '--format=%b', '-1')).toContain('naïve ☃ 😀 \\x1b[31m');
      expect(git('status', '--porcelain')).toBe('');
      expect(git('ls-tree', '-r', '--name-only', 'HEAD').trim().split('\n')).toHaveLength(1);
    });
  });
});

describe('a patch', () => {
  const [first, second] = stepPatches('my app/Dockerfile', full.rewrite!, 9);

  test('is named by number, transform and path', () => {
    expect([first!.name, second!.name]).toEqual([
      '0009-pip-no-cache-my-app-Dockerfile.patch',
      '0010-apk-no-cache-my-app-Dockerfile.patch',
    ]);
  });

  test.each(['../../etc/x', '..', 'a/../b', '\u001b[31m;rm -rf', '-', 'x'.repeat(500), 'naïve'])(
    'has a safe name for %j',
    (path) => {
      const { name } = stepPatches(path, makeRewrite({ steps: [pip] }), 1)[0]!;
      expect(name).toMatch(/^0001-pip-no-cache[A-Za-z0-9._-]*\.patch$/);
      expect(name).not.toContain('..');
      expect(name.length).toBeLessThan(120);
    },
  );

  test('says why, on what evidence and on what it rests, in lines of at most 72', () => {
    const step = { ...aptText, before: BEFORE, after: `${BEFORE}RUN x\n` };
    const { text } = stepPatches('Dockerfile', makeRewrite({ steps: [step] }), 1)[0]!;
    const message = text.slice(text.indexOf('\n\n') + 2, text.indexOf('\n---\n'));
    expect(message).toBe(`Why: apt installs packages that others only recommend.

Safety: right as long as what it rests on holds, which you can check

Evidence: curl is installed from debian:12

Rests on: nothing in the image uses a package that is only recommended

Saves: the recommended packages`);
    expect(message.split('\n').every((line) => line.length <= 72)).toBe(true);
  });
});
