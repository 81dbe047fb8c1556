import { findNamer } from './file-namers.ts';
import { speaksWithin } from './path-mentions.ts';
import type { SymbolicPath } from './symbolic-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';

/**
 * The first instruction beside a RUN that names a folder, or something in it, or takes it out of the stage: a WORKDIR, a COPY, an
 * ENV, another RUN, what a container starts (trap C10). Where it lies does not count: a name is enough.
 * @param base the working directory of the base image, where it is known
 */
export function findFolderNamer(
  scan: Scan,
  run: Instruction,
  path: SymbolicPath,
  base: string | undefined,
): Instruction | undefined {
  const other = scan.instructions.find(({ content, start }) => {
    return start !== run.start && !SILENT.has(content.keyword ?? '') && speaksWithin(content.joined.text, path);
  });
  return other ?? findNamer(scan, run, path, base)?.instruction;
}

const SILENT: ReadonlySet<string> = new Set(['label', 'maintainer', 'expose', 'from']);
