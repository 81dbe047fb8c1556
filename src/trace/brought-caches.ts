import { type CacheRun, relationOf } from './cache-runs.ts';
import { readAddSources } from '../context/add-sources.ts';
import { findDestination } from '../context/copy-destination.ts';
import { workingDirBefore } from '../context/working-dir.ts';
import { argumentWords, type Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import type { CacheTool } from '../knowledge/cache-tools.ts';
import { baseFolderOf } from '../knowledge/images/base-folder.ts';
import type { Catalogue } from '../knowledge/images/catalogue.ts';

/**
 * A COPY or ADD before a RUN that puts, or may put, files where the mount would hide them, as a clause: into the folder, or
 * a whole folder over one that holds it (`COPY .m2 /root/.m2`).
 */
export function findBroughtFiles(scan: Scan, run: CacheRun, tool: CacheTool, catalogue: Catalogue): string | undefined {
  // Nobody brings what the system fetches, and it is fetched anew.
  if (tool.isSystem) return undefined;
  const base = baseFolderOf(scan, run.stage, catalogue);
  for (const stage of lineageOf(run.stage)) {
    for (const instruction of stage.instructions) {
      const { keyword } = instruction.content;
      if (instruction.start > run.instruction.start || (keyword !== 'copy' && keyword !== 'add')) continue;
      if (brings(scan, run.stage, instruction, run.targets, tool, base))
        return `line ${instruction.line} may put files into it, which the mount would hide`;
    }
  }
  return undefined;
}

function brings(
  scan: Scan,
  stage: Stage,
  copy: Instruction,
  targets: readonly string[],
  tool: CacheTool,
  base: string | undefined,
): boolean {
  const to = unlink(findDestination(scan, stage, copy, base) ?? argumentWords(copy.content).at(-1) ?? '');
  const relation = to === '/' ? 'around' : relationOf(to, targets);
  if (relation !== 'around') return relation === 'inside';
  const sources = argumentWords(copy.content).slice(0, -1);
  const from = copy.content.flags.find(({ name }) => name === 'from')?.value;
  const unpacks = copy.content.keyword === 'add' && readAddSources(copy.content, undefined).some(({ kind }) => kind === 'archive');
  const folders = sources.filter((source) => !isFile(source));
  if (folders.length === 0 && !unpacks) return false;
  // A project in the home, or at the root, has its own files beside the folder, not in it; a file system that comes whole may.
  const isWhole = unpacks || (from !== undefined && !CROSS_TOOLS.test(from) && (to !== '/' || folders.some((source) => source.endsWith('/'))));
  if (to === '/' || HOME.test(to) || to === workingFolder(scan, stage, copy, base)) return isWhole && tool.isShared === true;
  return true;
} // prettier-ignore

function workingFolder(scan: Scan, stage: Stage, copy: Instruction, base: string | undefined): string | undefined {
  const folder = workingDirBefore(scan, stage, copy, base);
  return folder.kind === 'known' ? folder.text : undefined;
}

/** In the images of Gradle, the folder of root is a link to that of their user. */
function unlink(path: string): string {
  return path.replace(/^\/home\/gradle\/\.gradle(?![^/])/, '/root/.gradle');
}

/** By its name; a folder with a dot inside its name holds nobody's cache. */
function isFile(source: string): boolean {
  return source.startsWith('<<') || /(?:^|\/)[^/.][^/]*\.\w{1,12}$/.test(source);
}

const HOME = /^\/(?:root|home\/[^/]+)$/;

/** `COPY --from=xx / /` (tonistiigi/xx) brings scripts for cross compilation, and no folder else. */
const CROSS_TOOLS = /(?:^|\/)xx(?:$|[:@])/;
