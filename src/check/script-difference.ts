import { isAllowedChange, isAllowedRemoval, type Later } from './command-difference.ts';
import type { Effect } from './effects.ts';
import { shorten } from '../text/shorten.ts';
import { type Sequence, sequenceOf, type Token } from '../trace/script-tokens.ts';
import { deletesStoredIndex } from '../knowledge/apk-index.ts';
import type { Command, RunScript } from '../shell/script.ts';

/**
 * Compares two scripts command by command, and all that stands between the commands letter by letter. A command may
 * differ from its counterpart, or be missing with the link behind it, only as one of the effects allows.
 * @param later asks about the commands that run after the script
 * @returns the first difference that no effect names, as a clause
 */
export function findScriptDifference(
  before: RunScript,
  after: RunScript,
  effects: readonly Effect[],
  later: Later,
): string | undefined {
  return findSequenceDifference(sequenceOf(before), sequenceOf(after), effects, later);
}

/** The same for parts of scripts. @param even what is made of the text between commands before it is compared */
export function findSequenceDifference(
  old: Sequence,
  fresh: Sequence,
  effects: readonly Effect[],
  later: Later,
  even: (gap: string) => string = (gap) => gap,
): string | undefined {
  const removed = findRemoved(old, fresh, effects, later);
  if (typeof removed === 'string') return removed;
  const kept = old.tokens
    .map((token, i) => ({ token, gap: gapWithout(old, i, removed) }))
    .filter((_, i) => !removed.has(i));
  for (const [i, { token, gap }] of kept.entries()) {
    const is = fresh.tokens[i]!;
    if (even(gap) !== even(is.gap)) return `"${shorten(gap)}" before "${textOf(token)}" became "${shorten(is.gap)}"`;
    if (textOf(token) === textOf(is)) continue;
    const following = untilIndexIsGone(commandsFrom(fresh, i + 1), later);
    if (!isAllowedChange(token, is, following, effects))
      return `"${shorten(textOf(token))}" became "${shorten(textOf(is))}"`;
  }
  return even(old.rest) === even(fresh.rest)
    ? undefined
    : `"${shorten(old.rest)}" at the end became "${shorten(fresh.rest)}"`;
}

/** The ordinals of the commands that are missing, all of them for a reason; or what else is wrong. */
function findRemoved(
  old: Sequence,
  fresh: Sequence,
  effects: readonly Effect[],
  later: Later,
): ReadonlySet<number> | string {
  const removed = new Set<number>();
  const surplus = old.tokens.length - fresh.tokens.length;
  if (surplus < 0) return `"${shorten(textOf(fresh.tokens.at(-1)!))}" or another command is new`;
  for (let i = 0, j = 0; i < old.tokens.length && removed.size < surplus; i += 1) {
    const [was, is] = [old.tokens[i]!, fresh.tokens[j]];
    const following = untilIndexIsGone(commandsFrom(fresh, j), later);
    const isGone = !is || textOf(was) !== textOf(is) || old.tokens.length - i === 1;
    if (isGone && isLinkedOn(old, i) && isAllowedRemoval(was.command, following, effects)) removed.add(i);
    else j += 1;
  }
  return removed.size === surplus ? removed : 'a command is missing that must not be';
}

/**
 * The command can be left out with the link behind it: `a && x && b` and `a; x; b`, never what stands behind `||`, `|` or
 * `!`, nor one that ends an and-chain (trap B1).
 */
function isLinkedOn({ tokens }: Sequence, at: number): boolean {
  const behind = tokens[at + 1]?.gap.trim();
  const before = tokens[at]!.gap.trim();
  if (behind === '&&') return !/(?:\|\|?|!|\btime)$/.test(before);
  const isListEnd = behind === ';' || (behind === '' && tokens[at + 1]!.gap.includes('\n'));
  return isListEnd && (before === '' || /(?:[;{(]|\b(?:then|do|else))$/.test(before));
}

/** The text before a command when removed ones before it, and the links behind those, are left out. */
function gapWithout({ tokens }: Sequence, at: number, removed: ReadonlySet<number>): string {
  let first = at;
  while (removed.has(first - 1)) first -= 1;
  return tokens[first]!.gap;
}

function textOf({ items }: Token): string {
  return items.map(({ text }) => text).join(' ');
}

function commandsFrom({ tokens }: Sequence, from: number): readonly Command[] {
  return tokens.slice(from).map(({ command }) => command);
}

/** What runs while the index that a command may leave is there: to the end of all, or to its deletion in this script. */
export function untilIndexIsGone(own: readonly Command[], later: Later): Later {
  return (isWanted) => {
    const deletion = own.findIndex(deletesStoredIndex);
    if (deletion !== -1) return own.slice(0, deletion + 1).some(isWanted);
    return own.some(isWanted) || later(isWanted);
  };
}
