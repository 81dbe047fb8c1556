import { describe, expect, test } from 'vitest';
import { readLogTail } from '../../src/verify/log-tail.ts';

describe('the end of a log', () => {
  test('is the output of the step that failed, and the errors before it', () => {
    const noise = Array.from({ length: 20 }, (_, i) => `#7 1.${i} after ${i}`);
    const log = [
      '#6 0.1 other step',
      '#7 [2/3] RUN make',
      '#7 1.0 error: no gcc',
      ...noise,
      '#7 ERROR: process "make" failed',
    ];
    const tail = readLogTail([...log, '------', ' > [2/3] RUN make:', '------', 'Dockerfile:2'].join('\r\n'));
    expect(tail[0]).toBe('1.0 error: no gcc');
    expect(tail.slice(1)).toEqual(noise.slice(-12).map((line) => line.slice(3)));
  });

  test('is the end of the log where no step says that it failed', () => {
    expect(readLogTail('a\n\nb\n')).toEqual(['a', 'b']);
    expect(readLogTail('')).toEqual([]);
  });
});
