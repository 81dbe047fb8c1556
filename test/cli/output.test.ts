import { expect, test } from 'vitest';
import { hasColours, type OutputStream } from '../../src/cli/output.ts';
import { beginProgress } from '../../src/cli/progress.ts';

test.each([
  [{ isTTY: true }, {}, true],
  [{ isTTY: true }, { TERM: 'dumb' }, false],
  [{ isTTY: true }, { NO_COLOR: '1' }, false],
  [{ isTTY: true }, { NO_COLOR: '' }, true],
  [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
  [{}, {}, false],
  [{}, { FORCE_COLOR: '1' }, true],
  [{}, { FORCE_COLOR: '' }, true],
  [{}, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
])('colours of %j with %j: %s', (stream, environment, wanted) => {
  expect(hasColours(stream, environment)).toBe(wanted);
});

function recorder(isTerminal: boolean): OutputStream & { readonly text: () => string } {
  let text = '';
  return {
    write: (data) => void (text += String(data)),
    isTerminal,
    hasColours: false,
    width: undefined,
    text: () => text,
  };
}

test('the progress line is gone in the end, and is only on a terminal', () => {
  const terminal = recorder(true);
  const line = beginProgress(terminal, 100, false);
  line.advance(7);
  line.advance(8);
  line.end();
  line.end();
  expect(terminal.text()).toBe('\r7 of 100 files\r\x1b[K');
  for (const [isTerminal, files, isQuiet] of [
    [false, 100, false],
    [true, 3, false],
    [true, 100, true],
  ] as const) {
    const stream = recorder(isTerminal);
    const none = beginProgress(stream, files, isQuiet);
    none.advance(1);
    none.end();
    expect(stream.text()).toBe('');
  }
});
