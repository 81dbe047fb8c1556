import { readDeepestBase } from './base-image.ts';
import type { Catalogue } from './catalogue.ts';
import type { Scan } from '../../dockerfile/scan.ts';
import type { Stage } from '../../dockerfile/stages.ts';

/** The working directory that the base image of a stage sets; `undefined` where the catalogue does not know it. */
export function baseFolderOf(scan: Scan, stage: Stage, catalogue: Catalogue): string | undefined {
  const base = readDeepestBase(scan, stage, catalogue);
  if (base === 'scratch') return '/';
  if (typeof base === 'string' || !base.facts.defaults) return undefined;
  return base.facts.defaults.workingDir ?? '/';
}
