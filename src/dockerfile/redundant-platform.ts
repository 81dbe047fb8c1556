import type { Flag } from './flags.ts';
import type { Instruction } from './instruction.ts';
import type { Scan } from './scan.ts';
import { lineageOf, readStages } from './stages.ts';
import { readVariables } from './variables.ts';

/** Why `--platform=$TARGETPLATFORM` is not what a stage would be built for anyway. */
export type PlatformObstacle = 'own-argument' | 'other-platform';

/** Whether a flag of a FROM is `--platform=$TARGETPLATFORM`. */
export function isTargetPlatform({ name, value }: Flag): boolean {
  return name === 'platform' && (value === '$TARGETPLATFORM' || value === '${TARGETPLATFORM}');
}

/**
 * What speaks against `--platform=$TARGETPLATFORM` being the platform of a stage without the flag. `own-argument`: an ARG
 * before the first FROM gives it another value, or lets `--build-arg` do so. `other-platform`: the stage starts from one of
 * the file, or may, that is for a platform of its own, and BuildKit takes that.
 * @param from an instruction with the flag
 */
export function findPlatformObstacle(scan: Scan, from: Instruction): PlatformObstacle | undefined {
  const end = scan.instructions.findIndex(({ content }) => content.keyword === 'from');
  const global = scan.instructions.slice(0, end).flatMap(({ content }) => readVariables(content));
  if (global.some(({ name }) => name === 'TARGETPLATFORM')) return 'own-argument';
  const stages = readStages(scan);
  const stage = stages.find((one) => one.from.start === from.start);
  if (!stage) return undefined;
  const lineage = lineageOf(stage);
  // A variable may stand for the name of any stage before it.
  const [deepest] = lineage;
  const below = deepest?.base.kind === 'variable' ? stages.slice(0, deepest.index) : [];
  return [...below, ...lineage].some((one) => hasOtherPlatform(one.from)) ? 'other-platform' : undefined;
}

/** Whether a `--platform` of a FROM names the platform that it would be for anyway: `$TARGETPLATFORM`, which BuildKit sets. */
export function isRedundantPlatform(scan: Scan, from: Instruction, flag: Flag): boolean {
  return isTargetPlatform(flag) && findPlatformObstacle(scan, from) === undefined;
}

function hasOtherPlatform({ content }: Instruction): boolean {
  return content.flags.some((flag) => flag.name === 'platform' && !isTargetPlatform(flag));
}
