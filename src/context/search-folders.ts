import { BuildValues } from './build-values.ts';
import { cleanPath } from './context-path.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Scan } from '../dockerfile/scan.ts';
import { lineageOf, type Stage } from '../dockerfile/stages.ts';
import { readVariables } from '../dockerfile/variables.ts';

/** Variables in which programs, or the loader, look for folders and files. */
const LOOKED_IN = /PATH$|^LD_|LIB$|^BASH_ENV$|^ENV$|_CONF(?:IG)?$/;

/**
 * The folders and files that ENV and ARG have programs look into, by an instruction of a stage: those of PATH, `LD_PRELOAD`, …
 * Absolute and cleaned; what is not known of them is left out.
 */
export function searchFoldersBefore(scan: Scan, stage: Stage, { start }: Instruction): readonly string[] {
  const values = new BuildValues(scan);
  const folders: string[] = [];
  for (const { content, start: at } of lineageOf(stage).flatMap(({ instructions }) => instructions)) {
    if (at >= start) break;
    for (const { name, value = '' } of readVariables(content)) {
      if (!LOOKED_IN.test(name)) continue;
      for (const part of value.replace(/["']/g, '').split(':')) {
        const path = values.expand(part, content.escape);
        if (path.kind === 'known' && path.text.startsWith('/')) folders.push(cleanPath(path.text));
      }
    }
    values.take(content);
  }
  return folders;
}
