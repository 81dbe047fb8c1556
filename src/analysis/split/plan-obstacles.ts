import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { Analysis } from '../analysis.ts';
import { findDevelopmentUse } from '../consumers/development-use.ts';
import { findNumberedTarget } from '../consumers/numbered-target.ts';
import type { Dockerfile } from '../../dockerfile/dockerfile.ts';
import { ARCHIVED_SUITES } from '../../knowledge/archived-suites.ts';

/** What a release needs whose packages are in the archive cannot be installed. */
export function withoutArchive(
  { base, stage }: SplitSite,
  plan: SplitPlan | SplitObstacle | undefined,
): SplitPlan | SplitObstacle | undefined {
  const suite = base.facts.system?.suite ?? '';
  if (!plan || 'reason' in plan || plan.packages.length === 0 || !ARCHIVED_SUITES.has(suite)) return plan;
  const names = plan.packages.map(({ name }) => name).join(', ');
  const detail = `the packages of ${suite} are in Debian's archive, where apt-get does not find ${names}`;
  return { reason: 'no-runtime-image', instruction: stage.from, detail };
}

/** What uses the image, and needs the stage as it is. */
export function withoutConsumers(
  { stage }: SplitSite,
  plan: SplitPlan | SplitObstacle | undefined,
  file: Dockerfile,
  analysis: Analysis,
): SplitPlan | SplitObstacle | undefined {
  if (!plan) return undefined;
  const use = findDevelopmentUse(file, stage, analysis);
  if (use !== undefined) return { reason: 'development-use', instruction: stage.from, detail: use };
  const target = 'reason' in plan ? undefined : findNumberedTarget(analysis);
  return target === undefined ? plan : { reason: 'named-target', instruction: stage.from, detail: target };
}
