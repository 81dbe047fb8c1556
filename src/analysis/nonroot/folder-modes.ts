import type { WrittenFolder } from './written-folders.ts';
import { isAtOrBelow } from '../../context/context-path.ts';
import type { Instruction } from '../../dockerfile/instruction.ts';
import { isUnread, readRun } from '../../dockerfile/run-script.ts';
import { readInvocation } from '../../knowledge/invocation.ts';

/** What RUNs say of the mode of a folder. */
export type FolderMode =
  /** Everybody may write there. */
  | { readonly kind: 'open' }
  /** A group may, which the mode that `install -d` sets would undo. */
  | { readonly kind: 'group'; readonly instruction: Instruction };

/** The last mode that a RUN gives to a folder by its name, or to all of one above it; `undefined` where no one else may write. */
export function findFolderMode({ path }: WrittenFolder, instructions: readonly Instruction[]): FolderMode | undefined {
  let found: FolderMode | undefined;
  for (const instruction of instructions) {
    const { content } = instruction;
    const reading = content.keyword === 'run' && /\bchmod\b/.test(content.source) ? readRun(content) : undefined;
    if (!reading || isUnread(reading)) continue;
    for (const { command } of reading.commands) {
      const invocation = readInvocation(command);
      if (invocation?.program !== 'chmod') continue;
      const words = invocation.args.map(({ value }) => value ?? '');
      const [mode = '', ...paths] = words.filter((word) => !/^-[a-zA-Z]+$|^--/.test(word) || /^-[rwx]+$/.test(word));
      const isDeep = words.some((word) => /^-[a-zA-Z]*R|^--recursive$/.test(word));
      const isMeant = paths.some((each) => {
        const target = each.replace(/(?<=.)\/+$/, '');
        return target === path || (isDeep && target.startsWith('/') && isAtOrBelow(path, target));
      });
      if (isMeant) found = readMode(mode, instruction);
    }
  }
  return found;
}

function readMode(mode: string, instruction: Instruction): FolderMode | undefined {
  if (/^[0-7]{3,5}$/.test(mode)) {
    const [group, other] = Array.from(mode.slice(-2), Number) as [number, number];
    if ((other & 3) === 3) return { kind: 'open' };
    return (group & 2) === 2 || mode.length > 3 ? { kind: 'group', instruction } : undefined;
  }
  const parts = mode.split(',');
  if (parts.some((part) => /^(?:[ugo]*o[ugo]*|[ugo]*a[ugo]*)[+=][rxXst]*w/.test(part))) return { kind: 'open' };
  return parts.some((part) => /^[uo]*g[uo]*[+=][rxXst]*[ws]|^\+[rxXst]*w/.test(part))
    ? { kind: 'group', instruction }
    : undefined;
}
