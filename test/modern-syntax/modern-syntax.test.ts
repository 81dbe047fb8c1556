import { describe, expect, test } from 'vitest';
import { CACHE_MOUNTS } from './cache-mounts.ts';
import { COMMENTS } from './comments.ts';
import { COPIES } from './copies.ts';
import { DIRECTIVES } from './directives.ts';
import { HEREDOC_PLACES } from './heredoc-places.ts';
import { HEREDOC_WORDS } from './heredoc-words.ts';
import { HEREDOCS } from './heredocs.ts';
import { INSTRUCTIONS } from './instructions.ts';
import { KNOWN_FAILURES } from './known-failures.ts';
import { LINE_SHAPES } from './line-shapes.ts';
import { applyChanges, type ModernCase } from './modern-case.ts';
import { RUN_FLAGS } from './run-flags.ts';
import { STAGES } from './stages.ts';
import { TOOLS } from './tools.ts';
import { WINDOWS_AND_TEMPLATES } from './windows-and-templates.ts';
import { findDamage } from '../../scripts/corpus/damage.ts';
import { rewrite } from '../../src/index.ts';

const GROUPS: Readonly<Record<string, readonly ModernCase[]>> = {
  heredocs: HEREDOCS,
  'heredoc words': HEREDOC_WORDS,
  'heredocs for others': HEREDOC_PLACES,
  'cache mounts': CACHE_MOUNTS,
  'flags of RUN': RUN_FLAGS,
  'COPY and ADD': COPIES,
  directives: DIRECTIVES,
  stages: STAGES,
  'package tools': TOOLS,
  comments: COMMENTS,
  'shapes of lines': LINE_SHAPES,
  instructions: INSTRUCTIONS,
  'Windows and templates': WINDOWS_AND_TEMPLATES,
};
const CASES = Object.values(GROUPS).flat();

/** What the cases were written for: transforms that change words of commands and nothing else. */
const ONLY = ['apt-yes', 'apt-no-recommends', 'apk-no-cache', 'pip-no-cache'];

describe.each(Object.entries(GROUPS))('%s', (_, cases) => {
  for (const modern of cases) {
    const run = modern.name in KNOWN_FAILURES ? test.fails : test;
    run(modern.name, () => checkCase(modern));
  }
});

test('every case has a name of its own', () => {
  const names = CASES.map(({ name }) => name);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});

test('every known failure is a case', () => {
  const names = CASES.map(({ name }) => name);
  expect(Object.keys(KNOWN_FAILURES).filter((name) => !names.includes(name))).toEqual([]);
});

describe('with all transforms, and joining whatever may be joined', () => {
  test.each(CASES)('$name', ({ text }) => {
    for (const twin of [text, `\uFEFF${text}`, withCarriageReturns(text)]) {
      const choices = { unsafe: true, transforms: { 'merge-run': { merge: 'all' } } };
      const { after, declined } = rewrite(twin, choices);
      expect(declined).toEqual([]);
      expect(findDamage(twin, after)).toEqual([]);
      expect(rewrite(after, choices).status).not.toBe('changed');
    }
  });
});

function checkCase(modern: ModernCase): void {
  const { text, twins = 'result' } = modern;
  const expected = applyChanges(modern);
  checkText(modern, text, expected);
  if (twins === 'none') return;
  checkText(modern, `\uFEFF${text}`, `\uFEFF${expected}`);
  checkText(modern, withCarriageReturns(text), withCarriageReturns(twins === 'result' ? expected : text));
}

/** One text to its end: what it becomes, what is said of it, and that a second run finds nothing more to do. */
function checkText(modern: ModernCase, text: string, expected: string): void {
  const { refused, refusals = [], unsafe = true } = modern;
  const result = rewrite(text, { unsafe, only: ONLY });
  expect(result.after).toBe(expected);
  expect(result.refusal?.reason).toBe(refused);
  expect(result.status).toBe(refused ? 'refused' : expected === text ? 'unchanged' : 'changed');
  expect(result.declined).toEqual([]);
  // That a carriage return makes the body of a heredoc unreadable is said of course.
  if (modern.twins !== 'no-change' || !text.includes('\r'))
    expect(refusalsOf(result.refusals)).toEqual([...refusals].sort());
  const again = rewrite(result.after, { unsafe, only: ONLY });
  expect(again.after).toBe(result.after);
  expect(again.status).toBe(refused ? 'refused' : 'unchanged');
}

function refusalsOf(places: ReturnType<typeof rewrite>['refusals']): readonly string[] {
  return places.map(({ transform, reason }) => `${transform}:${reason}`).sort();
}

function withCarriageReturns(text: string): string {
  return text.replaceAll('\n', '\r\n');
}
