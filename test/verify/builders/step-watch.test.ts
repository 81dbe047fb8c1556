import { expect, test } from 'vitest';
import { watchSteps } from '../../../src/verify/step-watch.ts';

test('the images of steps are told from the log, but for those that were there', () => {
  const steps = watchSteps();
  const full = 'fce0e49d7d6629e108af5bc6c053399817537de6142b12c7aa01adaadb3ef9d1';
  const log = `STEP 2/4: ARG A\n--> Using cache ${full}\n--> ${full.slice(0, 11)}\nSTEP 3/4\n--> d7c236394c8\nx --> aaaaaaaaaaa\n`;
  for (const letter of log) steps.add(letter);
  expect(steps.made()).toEqual(['d7c236394c8']);
});
