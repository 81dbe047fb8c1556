import { isAtOrBelow as isBelow } from '../../context/context-path.ts';
import type { Artifact, SplitObstacle } from './split-plan.ts';
import type { SplitSite } from './split-site.ts';
import type { CopiedFile } from '../../context/copied-files.ts';
import { type DotnetSources, isDotnetSource, mayBeRead } from '../../context/dotnet/sources.ts';
import { isSourceOnly } from '../../knowledge/source-names.ts';
import type { Published } from '../../trace/dotnet-published.ts';
import { isPassing } from '../../trace/stage-writes.ts';

const MOST_ENTRIES = 8;

/** The folder that was published, and what lies where the program is started: it looks for its settings there (`IHostEnvironment.ContentRootPath`). */
export function findDotnetArtifacts(
  { workingDir, stage }: SplitSite,
  { folder, instruction }: Published,
  copied: readonly CopiedFile[],
  sources: DotnetSources,
): readonly Artifact[] | SplitObstacle {
  const files = copied.flatMap((file) => (file.kind === 'file' ? [file] : []));
  const isCode = (path: string): boolean => isSourceOnly(path) || isDotnetSource(path);
  const mixed = new Set<string>(['/', workingDir]);
  for (const { contextPath, imagePath } of files)
    if (isCode(contextPath)) for (const above of foldersOf(imagePath)) mixed.add(above);
  const beside = new Set<string>();
  for (const { contextPath, imagePath } of files) {
    const isLeft = isPassing(imagePath) || isCode(contextPath) || isBelow(imagePath, folder);
    if (isLeft || !mayBeRead(imagePath, workingDir, sources)) continue;
    beside.add(purest(imagePath, mixed, folder));
  }
  const out = { path: folder, because: `line ${instruction.line} publishes to it` };
  if (folder === '/' || isBelow(workingDir, `${folder}/`))
    return { reason: 'unknown-folder', instruction: stage.from, detail: 'it publishes among the files of the system' };
  const plain = /^[\w./+@-]+$/;
  if (![folder, workingDir].every((path) => plain.test(path)))
    return {
      reason: 'unknown-folder',
      instruction: stage.from,
      detail: `${folder} cannot be written into a COPY as it is`,
    };
  const whole = beside.size > MOST_ENTRIES || [...beside].some((path) => !plain.test(path));
  if (whole && workingDir !== '/') {
    const all = { path: workingDir, because: 'the program looks for files where it is started' };
    return isBelow(folder, workingDir) ? [all] : [all, out];
  }
  const because = 'it lies where the program is started, and may be read by it';
  return [out, ...[...beside].map((path) => ({ path, because }))];
}

/** The highest folder that holds no source. */
function purest(path: string, mixed: ReadonlySet<string>, folder: string): string {
  return foldersOf(path).find((above) => !mixed.has(above) && !isBelow(folder, above)) ?? path;
}

/** From the highest down. */
function foldersOf(path: string): readonly string[] {
  const names = path.split('/').slice(1, -1);
  return names.map((_, i) => `/${names.slice(0, i + 1).join('/')}`);
}
