import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dockerfileText, packageDockerfile, runs, tokenSoup } from './dockerfile-texts.ts';
import { describeShared, readShared } from '../shared.ts';
import { type Dockerfile, readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { argumentsText } from '../../src/dockerfile/instruction.ts';
import { runContent } from '../../src/dockerfile/run-script.ts';
import { lineageOf, readStages, type Stage } from '../../src/dockerfile/stages.ts';
import { rewrite } from '../../src/index.ts';
import type { Rewrite } from '../../src/pipeline/rewrite-result.ts';

const anyText = fc.oneof(
  { weight: 6, arbitrary: packageDockerfile },
  { weight: 1, arbitrary: dockerfileText },
  { weight: 1, arbitrary: tokenSoup },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

/** What must hold of every result, whatever the text. */
function expectPromises(text: string): void {
  const safe = rewrite(text);
  const unsafe = rewrite(text, { unsafe: true });
  for (const result of [safe, unsafe]) {
    expect(result.before).toBe(text);
    expect(result.after === text).toBe(result.status !== 'changed');
    if (!isKnownToBeDeclined(text))
      expect(result.declined.map(({ transform, because }) => `${transform}: ${because}`)).toEqual([]);
    expectChain(result);
  }
  expect(rewrite(safe.after).status).not.toBe('changed');
  expect(rewrite(unsafe.after, { unsafe: true }).status).not.toBe('changed');
  expect(safe.proposals.at(-1)?.after ?? safe.after).toBe(rewrite(safe.after, { unsafe: true }).after);
}

/** The two fixes that the checker is known to decline though they are right; see "known bugs". */
function isKnownToBeDeclined(text: string): boolean {
  return (
    /apk update[^\n]*apk update/.test(text.replace(/[\\`]\r?\n(?:# note\r?\n)?/g, '')) ||
    (text.includes('<<') && text.includes('\r\n'))
  );
}

/** Each step begins where the last one ended. */
function expectChain({ before, after, steps, proposals }: Rewrite): void {
  let text = before;
  for (const step of steps) {
    expect(step.before).toBe(text);
    expect(step.line).toBeLessThanOrEqual(before.split('\n').length);
    text = step.after;
  }
  expect(text).toBe(after);
  for (const step of proposals) {
    expect(step.before).toBe(text);
    text = step.after;
  }
}

describe('rewrite', () => {
  test('never throws, is idempotent, and keeps its own promises', () => {
    let changed = 0;
    fc.assert(
      fc.property(anyText, (text) => {
        expectPromises(text);
        if (rewrite(text, { unsafe: true }).status === 'changed') changed += 1;
      }),
      runs(400),
    );
    expect(changed).toBeGreaterThan(120);
  });

  test('changes RUN alone, and no line but those it says, as long as bases and users stay', () => {
    fc.assert(
      fc.property(packageDockerfile, (text) => {
        const { after, steps } = rewrite(text, { unsafe: true, base: 'keep', skip: ['nonroot-user'] });
        if (steps.length === 0) return;
        const rest = (whole: string): readonly string[] => {
          const file = readDockerfile(whole);
          if (file.kind === 'refused') throw new Error(file.detail);
          return file.instructions
            .filter((instruction) => !runContent(instruction))
            .map(({ content }) => content.source);
        };
        expect(rest(after)).toEqual(rest(text));
        for (const line of ['# c', '# note', '# dockoptimize ignore=all', '# why']) {
          expect(after.split(line)).toHaveLength(text.split(line).length);
        }
      }),
      runs(300),
    );
  });
});

/** The scripts of all shell-form RUNs, in order, as a shell gets them. */
function scriptsOf(text: string): readonly string[] {
  const file = readDockerfile(text);
  if (file.kind === 'refused') return [];
  return file.instructions.flatMap((instruction) => {
    const content = runContent(instruction);
    if (!content || content.json) return [];
    const [heredoc] = content.heredocs;
    return heredoc ? [content.source.slice(heredoc.bodySpan.start, heredoc.bodySpan.end)] : [argumentsText(content)];
  });
}

/** For each script, whether bash would parse it; all in one process. */
function parsedByBash(scripts: readonly string[]): readonly boolean[] {
  const program =
    'while IFS= read -r -d "" s; do if bash -n -c "$s" 2>/dev/null; then printf 1; else printf 0; fi; done';
  const clean = scripts.map((script) => script.replaceAll('\0', ''));
  const { stdout } = spawnSync('bash', ['-c', program], {
    input: clean.map((script) => `${script}\0`).join(''),
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  return [...stdout].map((answer) => answer === '1');
}

/** Scripts that bash parsed before the rewrite and does not parse after it. */
function findBroken(texts: readonly string[]): readonly string[] {
  const pairs = texts.flatMap((text) => {
    const { status, after } = rewrite(text, { unsafe: true });
    if (status !== 'changed') return [];
    const [old, fresh] = [scriptsOf(text), scriptsOf(after)];
    // A joined script has no one script that it was; it must parse where all of them did.
    return fresh.flatMap((is) => (old.includes(is) ? [] : [[old.join('\n'), is] as const]));
  });
  expect(pairs.length).toBeGreaterThan(texts.length / 10);
  const before = parsedByBash(pairs.map(([was]) => was));
  const after = parsedByBash(pairs.map(([, is]) => is));
  expect([before.length, after.length]).toEqual([pairs.length, pairs.length]);
  return pairs.filter((_, i) => before[i] && !after[i]).map(([was, is]) => `${was} => ${is}`);
}

describe('every changed script that bash parsed before, bash still parses', () => {
  test('of generated Dockerfiles', () => {
    expect(findBroken(fc.sample(packageDockerfile, runs(250)))).toEqual([]);
  });
});

describeShared('corpus/dockerfiles.jsonl.gz', 'the corpus', (path) => {
  const texts = readShared<{ readonly text: string }>(path).map(({ text }) => text);

  test('every 40th file: bash parses every changed script that it parsed before', () => {
    expect(findBroken(texts.filter((_, i) => i % 40 === 0))).toEqual([]);
  });

  test('every 40th file: nothing is declined, a second run changes nothing', () => {
    for (const [i, text] of texts.entries()) if (i % 40 === 7) expectPromises(text);
  });
});

test('of generated texts, all but one in a hundred come out the same when their safe fixes are applied first', () => {
  const texts = fc.sample(packageDockerfile, { numRuns: 300, seed: 20_261_121 });
  const others = texts.filter((text) => {
    return rewrite(rewrite(text).after, { unsafe: true }).after !== rewrite(text, { unsafe: true }).after;
  });
  // Joined, a RUN may have an index of apk that one of its parts had not.
  expect(others.length).toBeLessThanOrEqual(3);
});

describe('known bugs', () => {
  test('safe fixes first and unsafe ones after give the very bytes that all at once give', () => {
    const text = `FROM debian:12\nRUN pip install ${'a'.repeat(24)} && apt-get install -y curl xauth xz-utils\n`;
    expect(rewrite(rewrite(text).after, { unsafe: true }).after).toBe(rewrite(text, { unsafe: true }).after);
  });

  // The length is asked of the result, which is 15 characters longer. src/pipeline/rewrite.ts checkEnd
  test('a file a few characters short of the limit is no reason to throw', () => {
    const text = `FROM python:3\nRUN pip install x\n${'#\n'.repeat((1_048_576 - 33) / 2)}`;
    expect(rewrite(text).status).not.toBe('error');
  });

  // Each look fixes only the last RUN, since the one before it must keep the index for it. src/pipeline/improve.ts MAX_LOOKS
  test('102 RUNs that each fetch the index are no reason to throw', () => {
    expect(rewrite(`FROM alpine:3.18\n${'RUN apk update && apk add curl\n'.repeat(102)}`).status).toBe('changed');
  });

  // From the command line 15,000 stages, each on the one before it (300 KB), throw RangeError out of rewrite().
  // src/dockerfile/stages.ts lineageOf, src/analysis/base-release.ts findBaseImage
  test('the lineage of a stage is walked without recursion', () => {
    const from = readDockerfile('FROM x\n') as Dockerfile;
    let stage: Stage = readStages(from)[0]!;
    for (let index = 1; index < 100_000; index += 1) stage = { ...stage, index, base: { kind: 'stage', stage } };
    expect(lineageOf(stage)).toHaveLength(100_000);
  });

  // Which of two like commands is gone is guessed from the front. src/check/script-difference.ts
  test.fails('one of two like refreshes may go', () => {
    expect(rewrite('FROM alpine:3.18\nRUN apk update && apk update || apk add b\n').declined).toEqual([]);
  });

  // New text follows the file's CRLF also inside a heredoc that has bare LF; the checker declines it. src/dockerfile/layout.ts
  test('a heredoc with LF in a file with CRLF gets LF', () => {
    const text = '# a\r\nFROM debian:12\r\n# b\r\nENV A=1\r\n# c\r\nRUN <<EOF\napt-get install -y \\\n  curl\nEOF\n';
    expect(rewrite(text, { unsafe: true }).declined).toEqual([]);
  });
});
