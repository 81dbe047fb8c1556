import type { NodeStart } from './node-start.ts';
import { type NodeStock, PASSING } from './node-stock.ts';
import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isSpare } from '../../knowledge/node-system-packages.ts';

/** Folders of the system in which files of a project cannot be told from others. */
const SYSTEM = /^\/(?:etc|usr|var|lib|lib32|lib64|bin|sbin|root|dev|proc|sys|run|boot|tmp|home|opt)(?:\/|$)/;
/** Among them, those where a folder of its own is one that nobody else has. */
const OWN = /^\/(?:usr\/src|var\/(?:www|log|lib|run|opt)|opt|home|srv|usr\/share\/nginx|etc\/nginx)\/[\w.+-]+/;
/** A program cannot be told apart from what else lies in them. */
const CROWDED: ReadonlySet<string> = new Set(['/', '/root', '/usr', '/usr/src', '/usr/local', '/usr/local/bin', '/usr/bin', '/usr/share', '/usr/lib', '/home', '/etc', '/var', '/var/lib', '/tmp', '/opt', '/bin', '/lib']); // prettier-ignore

/** Files beside the folder of the program, each of which is copied by itself. */
export interface OutsideFiles {
  readonly artifacts: readonly Artifact[];
  /** RUNs that arrange files of the system, and do so again in the stage that ships. */
  readonly repeats: readonly Instruction[];
}

/**
 * What the stage has put beside the folder that the program runs in; or what cannot be told from the system's own files.
 * @param left a folder that stays behind with all that is in it
 */
export function findOutsideFiles(site: SplitSite, stock: NodeStock, start: NodeStart, left?: string): OutsideFiles | SplitObstacle {
  const { workingDir, copies, runs } = site;
  const refuse = (instruction: Instruction, detail: string): SplitObstacle => ({ reason: 'outside-writes', instruction, detail });
  if (CROWDED.has(workingDir)) return refuse(site.stage.from, `the program lies in ${workingDir}, among the files of the system`);
  const artifacts = new Map<string, string>();
  const isLeft = (path: string): boolean => left !== undefined && isAtOrBelow(path, left);
  for (const copy of copies) {
    const { instruction, imagePath } = copy;
    if (imagePath === undefined || copy.kind !== 'context') return refuse(instruction, `what line ${instruction.line} copies is not known`);
    if (isAtOrBelow(imagePath, workingDir) || PASSING.test(`${imagePath}/`) || isLeft(imagePath)) continue;
    if (isAtOrBelow(workingDir, imagePath) && copy.isFolder) return refuse(instruction, `line ${instruction.line} copies to ${imagePath}`);
    const isOwn = !copy.isFolder || !SYSTEM.test(imagePath) || OWN.test(imagePath);
    if (!isOwn) return refuse(instruction, `line ${instruction.line} copies to ${imagePath}`);
    artifacts.set(imagePath, `line ${instruction.line} brings it`);
  }
  // What nginx alone needs is looked at where it is known to be all that is started.
  const removal = start.programs.length === 1 && start.programs[0] === 'nginx' ? undefined : findRemoval(site, stock);
  if (removal) return removal;
  const repeats = new Set<Instruction>();
  for (const { run, path, isAlone } of stock.links) {
    if (isAtOrBelow(path, workingDir)) continue;
    if (!isAlone) return refuse(run.instruction, `the build makes a link, ${path}`);
    repeats.add(run.instruction);
  }
  const links = new Set(stock.links.map(({ path }) => path));
  for (const path of stock.paths) {
    if (isAtOrBelow(path, workingDir) || isLeft(path) || links.has(path) || [...artifacts.keys()].some((other) => isAtOrBelow(path, other))) continue;
    // A folder above it that is made before it.
    if (isAtOrBelow(workingDir, path)) continue;
    if (SYSTEM.test(path) && !OWN.test(path)) return refuse(runs[0]!.instruction, `the build writes to ${path}`);
    artifacts.set(path, 'a RUN makes it');
  }
  const stray = start.files.find((path) => !isAtOrBelow(path, workingDir) && ![...artifacts.keys()].some((other) => isAtOrBelow(path, other)));
  if (stray !== undefined) {
    const instruction = (site.start.cmd.instruction ?? site.start.entrypoint.instruction)!;
    return { reason: 'unknown-start', instruction, detail: `${stray} is not known to be made by the build` };
  }
  const paths = [...artifacts].filter(([path]) => ![...artifacts.keys()].some((other) => other !== path && isAtOrBelow(path, other)));
  return { artifacts: paths.map(([path, because]) => ({ path, because })), repeats: [...repeats] };
} // prettier-ignore

/** A file of the system that is taken away, and that the second stage has again. */
function findRemoval({ workingDir }: SplitSite, { removals }: NodeStock): SplitObstacle | undefined {
  for (const { run, paths } of removals) {
    const path = paths.find((each) => !isAtOrBelow(each, workingDir) && !isSpare(each));
    if (path === undefined) continue;
    const { instruction } = run;
    return {
      reason: 'outside-writes',
      instruction,
      detail: `${path} is removed, and the stage that ships would have it`,
    };
  }
  return undefined;
}
