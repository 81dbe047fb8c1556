import type { InstructionRule } from './instruction-rules.ts';
import { type AddSource, readAddSources } from '../context/add-sources.ts';
import type { Instruction } from '../dockerfile/instruction.ts';
import type { Window } from './window.ts';

/** The flags that mean the same to both (Docker's reference, "ADD" and "COPY"). */
const SHARED_FLAGS: ReadonlySet<string> = new Set(['chown', 'chmod', 'exclude', 'link']);

/** An ADD becomes a COPY, letter by letter, where each of its sources is known to be copied as it is. */
export const ADD_TO_COPY_RULE: InstructionRule = {
  change: (old, fresh, window) => findDifference(old, fresh, window, ['copied']),
};

/** The same, where some of the files were not looked into. */
export const UNSEEN_ADD_RULE: InstructionRule = {
  change: (old, fresh, window) => findDifference(old, fresh, window, ['copied', 'unseen']),
};

function findDifference(
  old: Instruction,
  fresh: Instruction,
  { surroundings }: Window,
  allowed: readonly AddSource['kind'][],
): string | undefined {
  if (old.content.keyword !== 'add' || fresh.content.keyword !== 'copy') return 'it is no ADD that became a COPY';
  const { keywordText, source, flags, heredocs } = old.content;
  const at = source.indexOf(keywordText);
  const rest = source.slice(at + keywordText.length);
  if (fresh.content.source !== source.slice(0, at) + copyLike(keywordText) + rest)
    return 'more than the keyword changed';
  const flag = flags.find(({ name }) => !SHARED_FLAGS.has(name));
  if (flag) return `COPY has no --${flag.name}, or means something else by it`;
  if (heredocs.length > 0) return 'it has a here-document';
  const sources = readAddSources(old.content, surroundings.context);
  const other = sources.find(({ kind }) => !allowed.includes(kind));
  return other && `ADD may fetch or unpack ${other.word}`;
}

/** The keyword in the case of another. */
function copyLike(add: string): string {
  if (add === add.toUpperCase()) return 'COPY';
  return add === add.toLowerCase() ? 'copy' : 'Copy';
}
