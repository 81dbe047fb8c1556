import type { Transform } from '../../src/transform/transform.ts';

/** A transform that finds nothing. */
export function fakeTransform(id: string, rest: Partial<Transform> = {}): Transform {
  return {
    id,
    summary: `Do ${id}`,
    category: 'size',
    isDefault: true,
    applicability: 'safe',
    effects: [],
    answers: [],
    refusals: {},
    defaults: {},
    inspect: () => [],
    ...rest,
  };
}

export const PRESET: readonly Transform[] = [
  fakeTransform('merge-run', { defaults: { merge: 'few', depth: 3, quiet: true, names: ['a'] } }),
  fakeTransform('apt-yes', { answers: ['DL3014', 'AnswerPrompts'] }),
  fakeTransform('pip-no-cache', { answers: ['DL3042', 'tally/pip-cache'], isDefault: false }),
];
