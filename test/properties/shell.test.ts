import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from './dockerfile-texts.ts';
import { parseScript } from '../../src/shell/parse.ts';
import { isOpaque, type RunScript } from '../../src/shell/script.ts';
import { findCommands } from '../../src/shell/walk.ts';
import { readPackageCommand } from '../../src/knowledge/package-managers.ts';
import type { Span } from '../../src/text/span.ts';
import { PATIENCE } from '../patience.ts';

const TOKENS: readonly string[] = [
  ' ', ' ', ' ', '\n', ';', '&&', '||', '|', '&', '|&', '!', '(', ')', '{ ', '}', '((', '))', '[[', ']]', '$(', '`', '${', ':-', '$', '$x', '"', "'", "$'",
  '\\', '\\\n', '#', '# c\n', '<<EOF\n', 'EOF\n', '<<<', '<', '>', '2>&1', '>/x', 'if ', 'then ', 'else ', 'fi', 'for ', 'in ', 'do ', 'done', 'while ', 'case ',
  'esac', ';;', 'a', 'b c', '-y', '--', '--x=y', 'A=1 ', 'a=(b c)', '*', '?', '[a]', '{a,b}', '~', 'é', '\u{1F433}', '\0', '\r', '\t', 'time ', 'function f',
  'apt-get install -y ', 'apk add ', 'pip install ', 'sudo ', 'xargs ', 'env ', 'exec ', 'cat ',
]; // prettier-ignore

const script = fc.array(fc.constantFrom(...TOKENS), { maxLength: 30 }).map((tokens) => tokens.join(''));

function expectInRange(parsed: RunScript): void {
  const { length } = parsed.text;
  const isIn = ({ start, end }: Span): boolean => 0 <= start && start <= end && end <= length;
  for (const { command } of findCommands(parsed)) {
    expect(isIn(command.span)).toBe(true);
    for (const part of [...command.words, ...command.assignments, ...command.redirections]) {
      expect(isIn(part.span) && part.span.start >= command.span.start && part.span.end <= command.span.end).toBe(true);
    }
    for (const { span, text } of command.words) expect(parsed.text.slice(span.start, span.end)).toBe(text);
    const packages = readPackageCommand(command);
    for (const word of [...(packages?.operands ?? []), ...(packages?.unknown ?? [])])
      expect(command.words).toContain(word);
  }
}

test('parseScript never throws, and its spans stand in the script', () => {
  let read = 0;
  fc.assert(
    fc.property(script, (text) => {
      const parsed = parseScript(text);
      if (isOpaque(parsed)) return;
      read += 1;
      expectInRange(parsed);
    }),
    runs(15_000),
  );
  expect(read).toBeGreaterThan(1000);
});

describe('parseScript does not take long for 64 KB of', () => {
  const fill = (piece: string, end = ''): string =>
    `${piece.repeat(Math.floor((65_000 - end.length) / piece.length))}${end}`;
  test.each<[string, string]>([
    ['one word', fill('a')],
    ['blanks', fill(' ')],
    ['line ends', fill('\n')],
    ['single quotes, one too many', `${fill("'")}'`],
    ['double quotes, one too many', `${fill('"')}"`],
    ['both quotes in turn', fill(`'"`)],
    ['backslashes', fill('\\')],
    ['dollars', fill('$')],
    ['backticks', `echo ${fill('`')}`],
    ['open substitutions', fill('$(')],
    ['open substitutions that brackets in quotes hide', `echo ${fill("$(')'")}`],
    ['open substitutions in quotes', `echo "${fill('$(echo ")" "')}`],
    ['open expansions that braces in quotes hide', `echo ${fill("${a:-'}'")}`],
    ['expansions in expansions, closed', `echo ${"${a:-'}'".repeat(7000)}${'}'.repeat(7000)}`],
    ['open brackets', fill('(')],
    ['if', fill('if ')],
    ['if and then, closed', `${'if a; then '.repeat(4000)}b; ${'fi; '.repeat(4000)}`],
    ['elif', `if a; then b; ${fill('elif a; then b; ', ' fi')}`],
    ['for and do', fill('for x in a; do ')],
    ['negations', fill('! ')],
    ['tests in tests', `[[ ${fill('! ')}a ]]`],
    ['arithmetic', `echo $((${fill('1+')}1))`],
    ['conditions in arithmetic', `echo $((${fill('a?')}1))`],
    ['and-lists', `${fill('a && ')}b`],
    ['pipes', `${fill('a | ')}b`],
    ['heredocs', fill('<<A ')],
    ['redirections', `a ${fill('> b ')}`],
    ['braces', `echo ${fill('{a,b}')}`],
    ['nested braces', `echo ${'{a,'.repeat(9000)}${'}'.repeat(9000)}`],
    ['stars', `echo ${fill('*')}`],
    ['functions', fill('f() ')],
    ['assignments', fill('a=')],
    ['comments', fill('# a\n')],
    ['cases', fill('case x in x) ')],
    ['lone surrogates', fill('\uD800')],
    ['NUL', fill('\0')],
  ])('%s', (_, text) => {
    const start = performance.now();
    const parsed = parseScript(text);
    if (!isOpaque(parsed)) findCommands(parsed);
    expect(performance.now() - start).toBeLessThan(PATIENCE);
  });
});
