import { expect, test } from 'vitest';
import { readDockerfile } from '../../src/dockerfile/dockerfile.ts';
import { readStages } from '../../src/dockerfile/stages.ts';
import { readStageWrites } from '../../src/trace/stage-writes.ts';
import { findUnpackings, type UnpackingStep } from '../../src/trace/unpackings.ts';
import { PATIENCE } from '../patience.ts';

/** The only step of a stage in which a jar takes itself apart. */
function unpack(jar: string): UnpackingStep {
  const file = readDockerfile(`FROM x\nWORKDIR /app\nRUN java -Djarmode=tools -jar ${jar} extract --destination out\n`);
  if (file.kind === 'refused') throw new Error(file.detail);
  const [stage] = readStages(file);
  const writes = readStageWrites(file, stage!, '/');
  if ('unknown' in writes) throw new Error(writes.unknown);
  return findUnpackings(writes)[0]!;
}

test.each([
  ['target/a.jar', '/app/target/a.jar', true],
  ['/app/target/*.jar', '/app/target/a-1.jar', true],
  ['target/*-*.jar', '/app/target/a-1.jar', true],
  ['*/a.jar', '/app/target/a.jar', true],
  ['target/*.jar', '/app/target/libs/a.jar', false],
  ['target/a.jar', '/app/target/a-jar', false],
  ['target/*.jar', '/app/target/a.jar.original', false],
])('%s may be %s: %s', (jar, path, isWhole) => {
  const step = unpack(jar);
  expect(step.folder).toBe('/app/out');
  expect(step.isWhole(path)).toBe(isWhole);
});

test('stars without end are answered at once', () => {
  const step = unpack(`${'*a'.repeat(200)}b.jar`);
  const start = performance.now();
  expect(step.isWhole(`/app/${'a'.repeat(1000)}`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(PATIENCE);
});
