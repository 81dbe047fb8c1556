import type { Merge } from './examine.ts';
import { rewrite } from '../../src/index.ts';

const ID = 'merge-run';

/** The transform itself, told to join whatever is provably the same, and nothing else. */
export const mergeRun: Merge = (text) => {
  const { after, refusal, refusals, declined } = rewrite(text, { only: [ID], transforms: { [ID]: { merge: 'all' } } });
  const reasons = [
    ...(refusal ? [`file: ${refusal.reason}`] : []),
    ...refusals.map(({ reason }) => reason),
    ...declined.map(({ because }) => `checker: ${because}`),
  ];
  return { after, reasons };
};
