import { describe, expect, test } from 'vitest';
import { nameLines } from '../../src/report/alike.ts';
import { reportRewrite } from '../../src/report/file-report.ts';
import { apt, makeRewrite, pip, refusedPlace } from './fixtures.ts';
import { report } from './terminal-text.ts';

describe('a file with many places of one kind', () => {
  test('says once what several fixes say alike, below their titles', () => {
    const env = (line: number, name: string): typeof apt => ({
      ...apt,
      line,
      transform: 'legacy-key-value',
      title: `Write ${name}=… in ENV`,
      evidence: ['the value stays'],
      assumptions: [],
      savings: undefined,
      applicability: 'safe',
      key: `legacy-key-value:${line}`,
    });
    const steps = [env(9, 'B'), env(3, 'A'), { ...env(5, 'A'), before: 'x' }, env(6, 'A'), env(7, 'A'), pip];
    expect(report([reportRewrite('Dockerfile', makeRewrite({ steps }))])).toContain(`
  line 3  legacy-key-value  Write A=… in ENV
      also      lines 5-7
  line 9  legacy-key-value  Write B=… in ENV
      why       apt installs packages that others only recommend.
      safety    safe, the image does the same
      evidence  the value stays

  line 3  pip-no-cache `);
  });

  test('does not say a figure once for several', () => {
    const steps = [pip, { ...pip, line: 8, key: 'another' }];
    expect(report([reportRewrite('Dockerfile', makeRewrite({ steps }))]).match(/about 20 MB \(est/g)).toHaveLength(2);
  });

  test('puts proposals together that rest on the same', () => {
    const proposals = [apt, { ...apt, line: 8, key: 'another' }];
    const text = report([reportRewrite('Dockerfile', makeRewrite({ proposals }))], { isTerminal: false });
    expect(text).toContain(`
  line 2  apt-no-recommends  Install without recommended packages; saves the recommended packages
  line 8  apt-no-recommends  Install without recommended packages; saves the recommended packages
          rests on: nothing in the image uses a package that is only recommended
`);
  });

  test('tells what was found of each place that was left alone for one reason', () => {
    const other = { ...refusedPlace, line: 12, detail: 'the options come from $OTHER' };
    const refusals = [refusedPlace, other, { ...refusedPlace, line: 4 }];
    const text = report([reportRewrite('Dockerfile', makeRewrite({ refusals }))], { showRefusals: true });
    expect(text).toContain(`
      found     lines 3, 4: the options come from $PIP_OPTS
                line 12: the options come from $OTHER
      remedy    write the options out
`);
  });
});

test.each([
  [[3], 'line 3'],
  [[3, 3], 'line 3'],
  [[5, 4], 'lines 4, 5'],
  [[12, 3, 5, 4, 9], 'lines 3-5, 9, 12'],
])('the lines %j are named "%s"', (lines, name) => {
  expect(nameLines(lines)).toBe(name);
});
