import { findMissingLoader } from './loader.ts';
import type { MissingPart } from './missing-part.ts';
import { findMissingNodePackages } from './node-packages.ts';
import { findMissingPython } from './python-packages.ts';
import { readBuilders, readStageSystem } from './shipped-stage.ts';
import type { Analysis } from '../analysis.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';

/** What the final stage of a file lacks of all that its program needs, as far as the file shows both. */
export function findMissingParts(file: Dockerfile, analysis: Analysis): readonly MissingPart[] {
  const last = analysis.stages.at(-1);
  const copies = last?.instructions.some(({ content }) => content.flags.some(({ name }) => name === 'from'));
  if (!last || analysis.stages.length < 2 || copies !== true) return [];
  const runtime = readStageSystem(file, analysis, last);
  if (!runtime) return [];
  const builders = readBuilders(file, analysis, last);
  return [
    findMissingLoader(file, analysis, runtime, builders),
    findMissingNodePackages(file, analysis, runtime),
    findMissingPython(file, analysis, runtime, builders),
  ].filter((part) => part !== undefined);
}
