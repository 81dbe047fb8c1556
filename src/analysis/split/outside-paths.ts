import { isBelow } from './program-path.ts';
import type { SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { StageWrites } from './steps.ts';

/** Folders of the system: what a build changes there cannot be told from what was there before. */
const SYSTEM = [
  '/etc',
  '/usr',
  '/var',
  '/lib',
  '/lib64',
  '/bin',
  '/sbin',
  '/root',
  '/dev',
  '/proc',
  '/sys',
  '/run',
  '/boot',
];

/**
 * A file that a build puts into the system, or copies there, so that it cannot be taken along by itself.
 * @param isPlain nothing but what the file puts there is in /usr/local
 */
export function findOutsidePath(site: SplitSite, { paths }: StageWrites, isPlain: boolean): SplitObstacle | undefined {
  const isOwn = (path: string): boolean => {
    if (isPlain && isBelow(path, '/usr/local')) return true;
    return path !== '/' && (isBelow(path, site.workingDir) || !SYSTEM.some((folder) => isBelow(path, folder)));
  };
  const made = paths.find((path) => !isOwn(path));
  if (made !== undefined) {
    return { reason: 'outside-writes', instruction: site.runs[0]!.instruction, detail: `the build writes to ${made}` };
  }
  const copied = site.copies?.find(({ imagePath }) => imagePath === undefined || !isBelow(imagePath, site.workingDir));
  if (!copied) return undefined;
  const detail = `line ${copied.instruction.line} copies to ${copied.imagePath ?? 'a place that is not known'}`;
  return { reason: 'outside-writes', instruction: copied.instruction, detail };
}
