import { expect, test } from 'vitest';
import { familiarReference, parseReference } from '../../src/dockerfile/reference.ts';
import { describeShared, readShared } from '../shared.ts';

interface Answer {
  readonly reference: string;
  readonly error?: string;
  readonly domain?: string;
  readonly path?: string;
  readonly tag?: string;
  readonly digest?: string;
  readonly familiar?: string;
}

describeShared('oracle/references.jsonl.gz', 'distribution/reference', (path) => {
  const answers = readShared<Answer>(path);

  test('all 2,500 references are read as the engine reads them', () => {
    expect(answers).toHaveLength(2500);
    expect(answers.filter((answer) => describeOurs(answer.reference) !== describeTheirs(answer))).toEqual([]);
  });
});

function describeTheirs({ error, domain, path, tag, digest, familiar }: Answer): string {
  return error === undefined ? JSON.stringify([domain, path, tag, digest, familiar]) : 'rejected';
}

function describeOurs(text: string): string {
  const reference = parseReference(text);
  if (!reference) return 'rejected';
  const { domain, path, tag, digest } = reference;
  return JSON.stringify([domain, path, tag, digest, familiarReference(reference)]);
}
