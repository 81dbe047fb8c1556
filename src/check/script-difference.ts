import { isAllowedChange, isAllowedRemoval } from './command-difference.ts';
import type { Effect } from './effects.ts';
import { deletesStoredIndex } from '../knowledge/apk-index.ts';
import { sequenceOf, type Token } from './script-tokens.ts';
import type { Command, RunScript } from '../shell/script.ts';

/**
 * Compares two scripts as sequences of operators, brackets and commands. A command may differ from its counterpart, or
 * be missing with the `&&` or `;` behind it, only as one of the effects allows.
 * @param later the commands that run after the script
 * @returns the first difference that no effect names, as a clause
 */
export function findScriptDifference(
  before: RunScript,
  after: RunScript,
  effects: readonly Effect[],
  later: () => readonly Command[],
): string | undefined {
  const old = sequenceOf(before);
  const fresh = sequenceOf(after);
  let i = 0;
  let j = 0;
  while (i < old.length) {
    const [was, is] = [old[i]!, fresh[j]];
    const following = (from: number): readonly Command[] => untilIndexIsGone(rest(fresh, from), later);
    if (is && isSame(was, is)) {
      i += 1;
      j += 1;
    } else if (
      is &&
      was.command &&
      is.command &&
      isAllowedChange(was.command, is.command, () => following(j + 1), effects)
    ) {
      i += 1;
      j += 1;
    } else if (was.command && isLinkedOn(old, i) && isAllowedRemoval(was.command, () => following(j), effects)) {
      i += 2;
    } else return `"${shorten(was.text)}" became "${shorten(is?.text ?? 'nothing')}"`;
  }
  return j < fresh.length ? `"${shorten(fresh[j]!.text)}" is new` : undefined;
}

/** The command is one of an and-chain or a list, so that the next one takes its place where it is left out (trap B1). */
function isLinkedOn(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.text;
  const isAlone = before === undefined || !['||', '|', '!'].includes(before);
  const behind = tokens[at + 1]?.text;
  return isAlone && (behind === '&&' || behind === ';') && tokens[at + 2]?.command !== undefined;
}

function isSame(a: Token, b: Token): boolean {
  return a.text === b.text && (a.command === undefined) === (b.command === undefined);
}

/** What runs while the index that a command may leave is there: to the end of all, or to its deletion in this script. */
function untilIndexIsGone(own: readonly Command[], later: () => readonly Command[]): readonly Command[] {
  const deletion = own.findIndex(deletesStoredIndex);
  return deletion === -1 ? [...own, ...later()] : own.slice(0, deletion);
}

function rest(tokens: readonly Token[], from: number): readonly Command[] {
  return tokens.slice(from).flatMap(({ command }) => (command ? [command] : []));
}

function shorten(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
