import { expect, test } from 'vitest';
import { describeShared, readShared } from '../shared.ts';
import { findDisagreementOn } from '../../src/dockerfile/agreement.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { scan, type Scan } from '../../src/dockerfile/scan.ts';
import { ScanError } from '../../src/dockerfile/scan-error.ts';

function tryScan(text: string): Scan | undefined {
  try {
    return scan(text);
  } catch (error) {
    if (error instanceof ScanError) return undefined;
    throw error;
  }
}

describeShared('oracle/parser.jsonl.gz', 'the second reader, asked about single instructions', (path) => {
  const scans = readShared<{ readonly text: string }>(path).flatMap(({ text }) => tryScan(text) ?? []);

  test('says of many at once what it says of each', () => {
    let torn = 0;
    for (const { text, instructions } of scans) {
      const last = instructions.at(-1)!;
      const alone = instructions.filter((instruction) => findDisagreementOn([instruction], last));
      const together = findDisagreementOn(instructions, last);
      expect({ text, isTorn: together !== undefined }).toEqual({ text, isTorn: alone.length > 0 });
      // The first in their order; the last of the file is asked about last in any case.
      expect(together?.line).toBe(alone[0]?.line);
      if (together) torn += 1;
    }
    expect(torn).toBeGreaterThan(20);
  });

  test('sees whole instructions in each text that is read at all', () => {
    const accepted = scans.filter(({ text }) => readDockerfile(text).kind === 'dockerfile');
    expect(accepted.length).toBeGreaterThan(500);
    for (const { text, instructions } of accepted)
      expect({ text, torn: findDisagreementOn(instructions, instructions.at(-1)!) }).toEqual({ text, torn: undefined });
  });
});
