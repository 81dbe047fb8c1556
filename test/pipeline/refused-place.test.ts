import { describe, expect, test } from 'vitest';
import { History } from '../../src/pipeline/history.ts';
import { describeRefusal } from '../../src/pipeline/refused-place.ts';
import type { RefusedPlace } from '../../src/pipeline/rewrite-result.ts';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import type { Transform } from '../../src/transform/transform.ts';

const ORIGINAL = 'FROM a\nRUN b\nCMD ["c"]\n';
const FRESH = 'RUN useradd app\nRUN d\n';
const NOW = 'FROM a\nRUN useradd app\nRUN d\nRUN b\nCMD ["c"]\n';

const transform = { id: 't', refusals: { r: { because: 'why', remedy: 'how' } } } as unknown as Transform;

function tell(detail: string, earlier: readonly RefusedPlace[] = []): RefusedPlace | undefined {
  const file = readDockerfile(NOW);
  if (file.kind === 'refused') throw new Error(file.detail);
  const history = new History(ORIGINAL);
  history.record([{ span: { start: 7, end: 7 }, text: FRESH }]);
  const instruction = file.instructions.at(-1)!;
  return describeRefusal({ kind: 'refusal', reason: 'r', instruction, detail }, transform, { text: NOW, history, earlier });
} // prettier-ignore

const EARLIER: RefusedPlace = {
  line: 3,
  transform: 't',
  reason: 'r',
  detail: 'as it was',
  because: 'why',
  remedy: 'how',
};

describe('a refusal', () => {
  test('names lines as they were', () => {
    expect(tell('line 4 runs b, and CMD in line 5 starts c')).toMatchObject({
      line: 3,
      detail: 'line 2 runs b, and CMD in line 3 starts c',
    });
  });

  test('leaves lines of other files, and what is quoted', () => {
    expect(tell('line 4 of compose.yaml mounts it')?.detail).toBe('line 4 of compose.yaml mounts it');
    expect(tell('"head line 4" is not read')?.detail).toBe('"head line 4" is not read');
    expect(tell('line 40 is not there')?.detail).toBe('line 40 is not there');
  });

  test('is told where a fix has changed what it quotes', () => {
    expect(tell('"RUN d b" is not read')?.detail).toBe('"RUN d b" is not read');
    expect(tell('"a RUN d" is not read', [EARLIER])?.detail).toBe('"a RUN d" is not read');
  });

  test('is not about what a fix has put in', () => {
    expect(tell('what "useradd app" makes is not known')).toBeUndefined();
    expect(tell('what "useradd app" makes is not known', [EARLIER])).toBe(EARLIER);
    expect(tell('what "RUN b" makes is not known', [EARLIER])?.detail).toBe('what "RUN b" makes is not known');
  });
});
