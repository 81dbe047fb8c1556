import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageStock } from './steps.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import { isPassing } from '../../trace/stage-writes.ts';

/** Folders of the system: what a build changes there cannot be told from what was there before. */
const SYSTEM = ['/etc', '/usr', '/var', '/lib', '/lib64', '/bin', '/sbin', '/root', '/dev', '/proc', '/sys', '/run', '/boot']; // prettier-ignore
const PROGRAMS = /^\/(?:usr\/local\/cargo|usr\/local|usr)\/bin$/;
/** Among them, where people put programs and files of their own: one that is named is theirs. */
const OWN = /^\/(?:usr\/(?:local\/)?(?:bin|sbin|lib|libexec|share|etc)|var\/lib|var\/www)\/[\w.+-]+(?:\/[\w.+-]+)*$/;

/**
 * A file that a build puts into the system, or copies there, so that it cannot be taken along by itself.
 * @param isPlain nothing but what the file puts there is in /usr/local
 * @param program the path of what is started
 */
export function findOutsidePath(
  site: SplitSite,
  { made, work }: StageStock,
  isPlain: boolean,
  program?: string,
): SplitObstacle | undefined {
  const isOwn = (path: string, isFolder: boolean): boolean => {
    if (isPassing(path) || (isPlain && isAtOrBelow(path, '/usr/local'))) return true;
    if (!isFolder && OWN.test(path)) return true;
    return path !== '/' && (isAtOrBelow(path, site.workingDir) || !SYSTEM.some((folder) => isAtOrBelow(path, folder)));
  };
  for (const { path, isFolder, instruction } of [...made, ...work.map((one) => ({ ...one, isFolder: true }))]) {
    // Where programs are put by their names, the one that is started is taken along alone.
    if (isOwn(path, isFolder) || (PROGRAMS.test(path) && program !== undefined && isAtOrBelow(program, path))) continue;
    return { reason: 'outside-writes', instruction, detail: `the build writes to ${path}` };
  }
  const copied = site.copies.find(({ imagePath }) => imagePath === undefined || !isOwn(imagePath, false));
  if (!copied) return undefined;
  const detail = `line ${copied.instruction.line} copies to ${copied.imagePath ?? 'a place that is not known'}`;
  return { reason: 'outside-writes', instruction: copied.instruction, detail };
}
