import { describe, expect, test } from 'vitest';
import { describeSavings, describeSum } from '../../src/report/savings.ts';
import type { Savings } from '../../src/transform/finding.ts';

const saving = (bytes: number | undefined, basis: Savings['basis']): Savings => ({ what: 'the cache', bytes, basis });

describe('savings', () => {
  test.each([
    [20_400_000, 'estimate', 'the cache, about 20 MB (estimate)'],
    [20_449_000, 'measured', 'the cache, 20.4 MB (measured)'],
    [999_600, 'catalogue', 'the cache, 1 MB (catalogue)'],
    [512, 'measured', 'the cache, 512 bytes (measured)'],
    [1_234_000_000, 'estimate', 'the cache, about 1.2 GB (estimate)'],
    [undefined, 'estimate', 'the cache'],
    [20_000_000, 'unknown', 'the cache'],
    [0, 'measured', 'the cache'],
  ] as const)('%s by %s: %s', (bytes, basis, expected) => expect(describeSavings(saving(bytes, basis))).toBe(expected));

  test('a sum is worth no more than its weakest part, and says how many parts are known', () => {
    expect(describeSum([saving(1e6, 'measured'), saving(2e6, 'catalogue')])).toBe('3 MB (catalogue)');
    expect(describeSum([saving(1e6, 'measured'), saving(2e6, 'estimate'), undefined])).toBe(
      'about 3 MB (estimate; known for 2 of 3)',
    );
    expect(describeSum([saving(undefined, 'estimate'), undefined])).toBeUndefined();
  });
});
