import { describe, expect, test } from 'vitest';
import { attributeBytes } from '../../src/verify/attribute.ts';
import { rewrite } from '../../src/index.ts';

const TEXT = `FROM debian:12
RUN apt-get update
RUN apt-get install -y curl
ENV A=1
RUN pip install flask
`;
const entry = (createdBy: string, isEmpty = false): { createdBy: string; isEmpty: boolean } => ({ createdBy, isEmpty });
const BASE = [entry('ADD rootfs.tar /'), entry('CMD ["bash"]', true)];

describe('the bytes of each step', () => {
  const { steps } = rewrite(TEXT, { only: ['merge-run', 'pip-no-cache'], unsafe: true });
  const before = {
    history: [...BASE, entry('RUN a'), entry('RUN b'), entry('ENV A=1', true), entry('RUN c')],
    layers: [1000, 20, 300, 70],
  };
  const after = {
    history: [...BASE, entry('RUN ab'), entry('ENV A=1', true), entry('RUN c')],
    layers: [1000, 310, 50],
  };

  test('are those of the layers that its instructions made, before and after', () => {
    expect(steps.map(({ transform }) => transform)).toEqual(['merge-run', 'pip-no-cache']);
    expect(attributeBytes(steps, before, after)).toEqual([10, 20]);
  });

  test('are not told where the history does not name the instructions', () => {
    expect(attributeBytes(steps, { ...before, history: BASE }, after)).toEqual([undefined, undefined]);
  });

  test('are not told where two steps changed the same instruction', () => {
    const both = rewrite('FROM debian:12\nRUN apt-get update\nRUN apt-get install curl\n', {
      only: ['merge-run', 'apt-yes'],
    });
    expect(both.steps).toHaveLength(2);
    const was = { history: [...BASE, entry('RUN a'), entry('RUN b')], layers: [1000, 20, 300] };
    const is = { history: [...BASE, entry('RUN ab')], layers: [1000, 310] };
    expect(attributeBytes(both.steps, was, is)).toEqual([undefined, undefined]);
  });
});
