import { startingCommands } from './lacking-program.ts';
import type { SplitObstacle, SplitPlan } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { workingDirAt } from '../bases/working-dir.ts';
import type { BuildContext } from '../../context/build-context.ts';
import { findDistribution, type JavaDistribution } from '../../trace/java-distribution.ts';
import type { JavaStart } from '../../trace/java-start.ts';
import { resolvePath } from '../../trace/stage-writes.ts';

/** A distribution whose script a container starts, and the name of the script. */
export interface PackedStart extends JavaDistribution {
  readonly name: string;
}

/** The distribution that is started; `undefined` where something else is. */
export function findPackedStart(site: SplitSite, stock: StageStock, context: BuildContext): PackedStart | SplitObstacle | undefined {
  const { start, base, workingDir, copies } = site;
  const inForce = [start.entrypoint.instruction, start.cmd.instruction];
  for (const used of startingCommands(site)) {
    const [program = ''] = used.words;
    if (!program.includes('/') || !inForce.includes(used.instruction)) continue;
    const folder = workingDirAt(used, base.facts.defaults?.workingDir) ?? workingDir;
    const found = findDistribution(resolvePath(folder, program), { writes: stock, context, copies });
    if (typeof found === 'string') return { reason: 'unknown-start', instruction: used.instruction, detail: found };
    if (found) return { ...found, name: used.name };
  }
  return undefined;
} // prettier-ignore

/** What has to come along for it: the folder, as if it stood on the class path. */
export function startOf({ folder }: PackedStart): JavaStart {
  return { jar: undefined, entries: [folder] };
}

/** The shell of the script, where the stage that ships has none. */
export function findShellObstacle(
  { shell, name }: PackedStart,
  { base, start }: SplitSite,
  packages: SplitPlan['packages'],
): SplitObstacle | undefined {
  const { system } = base.facts;
  const instruction = (start.entrypoint.instruction ?? start.cmd.instruction)!;
  const isPlain = system?.distribution === 'debian' || system?.distribution === 'ubuntu' || system?.distribution === 'alpine'; // prettier-ignore
  if (!isPlain) {
    const detail = `${name} is a script of ${shell}, and which programs the smaller image has for it is not known`;
    return { reason: 'no-runtime-image', instruction, detail };
  }
  if (shell === 'sh' || system?.hasBash === true || packages.some((one) => one.name === 'bash')) return undefined;
  const detail = `${name} is a script of bash, which an image of ${system?.suite ?? 'this system'} does not have`;
  return { reason: 'needs-toolchain', instruction, detail };
}
